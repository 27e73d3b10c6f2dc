const SEPARATORS = [',', '\t', ';', '|'];
/** The separator that is most frequent outside quotes in the first line with content; `null` while that line is not complete. */
export function separatorOf(text, isWhole) {
    const counts = new Map();
    let isQuoted = false;
    let hasContent = false;
    for (let index = 0; index < text.length; index += 1) {
        const character = text[index];
        if (character === '"') {
            isQuoted = !isQuoted;
        }
        else if (!isQuoted && (character === '\n' || character === '\r')) {
            if (hasContent)
                return mostFrequent(counts);
            continue;
        }
        else if (!isQuoted) {
            counts.set(character, (counts.get(character) ?? 0) + 1);
        }
        hasContent = true;
    }
    return isWhole ? mostFrequent(counts) : null;
}
function mostFrequent(counts) {
    return SEPARATORS.reduce((best, candidate) => ((counts.get(candidate) ?? 0) > (counts.get(best) ?? 0) ? candidate : best), ',');
}
//# sourceMappingURL=separator.js.map