import { maskIdentity, maskName, maskPhone, maskUscc } from '../pure/text.js';
const SHOWN_MAX = 60;
/** Looks like a person's number in a column where none belongs, as when a row has slipped by one column. */
const STRAY_IDENTITY = /(?<!\d)\d{17}[\dXx](?!\d)/g;
const STRAY_PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const MASKS = { name: maskName, phone: maskPhone, identity: maskIdentity, uscc: maskUscc };
/** What the report shows of a received value: enough for its sender to find it, not enough to be worth leaking. */
export function shown(received, field) {
    const text = received.trim();
    if (text === '')
        return '（空）';
    // Long before masking: a cell may have megabytes.
    const start = text.slice(0, SHOWN_MAX);
    const mask = field.mask ?? (field.type === 'uscc' ? 'uscc' : undefined);
    const masked = mask ? MASKS[mask](start) : isSensitive(field) ? '*'.repeat(start.length) : withoutPersonalNumbers(start);
    return start.length < text.length ? `${masked}…` : masked;
}
const isSensitive = ({ sensitivity }) => sensitivity === 'L3' || sensitivity === 'L4';
const withoutPersonalNumbers = (text) => text.replace(STRAY_IDENTITY, maskIdentity).replace(STRAY_PHONE, maskPhone);
//# sourceMappingURL=masking.js.map