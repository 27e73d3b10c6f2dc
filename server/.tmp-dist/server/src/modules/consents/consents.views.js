import { now } from '../../kernel/clock.js';
import { invalidField } from '../../kernel/errors.js';
import { consentMoves, requestMoves } from './consents.policy.js';
import { monthsChoices } from './narrowing.pure.js';
import { templateOf } from './templates.js';
const roleTitles = {
    bankAdmin: '银行管理员',
    productManager: '产品经理',
    customerManager: '客户经理',
    approver: '审批人',
};
const personalPart = {
    title: '同意查看法定代表人的姓名和任职',
    detail: '不含身份证号码、手机号和家庭信息。请先征得法定代表人本人同意；不同意不影响提交。',
};
const hidden = { name: '没有授权的企业', uscc: '' };
/** Rows as people read them: names of parties, people and datasets come from the modules below. */
export class ConsentViews {
    constructor(neighbours) {
        this.neighbours = neighbours;
    }
    async consents(actor, rows) {
        const instant = now();
        const names = await this.namesFor(rows, rows.map(({ grantedBy }) => grantedBy));
        const datasets = await this.datasets(rows.flatMap(({ items }) => items.map(({ dataset }) => dataset)));
        return rows.map((row) => ({
            id: row.id,
            state: row.stateAt(instant),
            enterprise: names.enterprise(row.enterpriseId),
            receiver: names.receiver(row),
            purpose: row.purpose,
            applicationId: row.applicationId,
            applicationReference: row.applicationReference,
            items: row.items.map(({ dataset, from, to, months }) => ({ dataset, ...titled(datasets, dataset), from, to, months })),
            includesPersonal: row.includesPersonal,
            uses: row.uses,
            usesMax: row.usesMax,
            grantedAt: row.grantedAt.toISOString(),
            grantedBy: names.person(row.grantedBy),
            expiresAt: row.expiresAt.toISOString(),
            endedAt: row.endedAt?.toISOString() ?? null,
            lastAccessAt: row.lastAccessAt?.toISOString() ?? null,
            digest: row.digest,
            can: consentMoves(actor, row, instant),
        }));
    }
    async requests(actor, rows) {
        const instant = now();
        const names = await this.namesFor(rows, []);
        return Promise.all(rows.map(async (row) => {
            const template = templateOf(row.templateVersion);
            return {
                id: row.id,
                state: row.stateAt(instant),
                enterprise: names.enterprise(row.enterpriseId),
                receiver: names.receiver(row),
                readers: row.readers,
                purpose: row.purpose,
                applicationId: row.applicationId,
                applicationReference: row.applicationReference,
                items: (await this.offered(row)).map(({ unit, ...item }) => ({ ...item, monthsChoices: monthsChoices(unit, item.monthsMax) })),
                personalPart: template.offersPersonal ? personalPart : null,
                validDaysChoices: [...template.validDaysChoices],
                usesChoices: [...template.usesChoices],
                requestedAt: row.requestedAt.toISOString(),
                lapsesAt: row.lapsesAt.toISOString(),
                consentId: row.consentId,
                can: requestMoves(actor, row, instant),
            };
        }));
    }
    async accesses(actor, rows) {
        const names = await this.namesFor(rows, rows.map(({ personId }) => personId));
        const datasets = await this.datasets(rows.flatMap((row) => row.datasets));
        return rows.map((row) => {
            // A receiver that tried an id it has nothing to do with must not learn from the list of its own attempts whose it is.
            const isStranger = actor.enterpriseId === undefined && row.consentId === null && row.applicationId === null;
            return {
                id: row.id,
                at: row.at.toISOString(),
                outcome: row.outcome,
                reason: row.reason,
                enterprise: isStranger ? { id: row.enterpriseId, ...hidden } : names.enterprise(row.enterpriseId),
                receiver: names.receiver(row),
                personName: names.person(row.personId),
                roleName: roleTitles[row.role] ?? row.role,
                purpose: row.purpose,
                applicationId: row.applicationId,
                applicationReference: row.applicationReference,
                consentId: row.consentId,
                datasets: row.datasets.map((dataset) => ({ dataset, title: titled(datasets, dataset).title })),
                use: row.useNumber,
                usesMax: row.usesMax,
            };
        });
    }
    /** Asking for what nobody holds, or what only public bodies share, is a mistake of the caller. No read of the database: the catalogue is in memory. */
    async requireOfferable(codes) {
        for (const [index, code] of codes.entries()) {
            const definition = await this.neighbours.catalogue.definition(code).catch(() => null);
            if (!definition || definition.disclosure === 'governmentOnly')
                throw invalidField(`/body/items/${index}/dataset`, 'not_offered', '这一项数据不能通过授权提供');
        }
    }
    /** What was asked for, with its words, cut to the template the request was made under. */
    async offered(request) {
        const { monthsMax } = templateOf(request.templateVersion);
        const datasets = await this.datasets(request.items.map(({ dataset }) => dataset));
        // What only public bodies share among themselves cannot be consented to.
        const offered = request.items.filter(({ dataset }) => datasets.get(dataset)?.disclosure !== 'governmentOnly');
        return offered.map(({ dataset, months, isRequired, reason }) => {
            const unit = unitOf(datasets.get(dataset));
            return { dataset, ...titled(datasets, dataset), reason, isRequired, unit, monthsMax: unit === 'none' ? null : Math.min(months ?? monthsMax, monthsMax) };
        });
    }
    async noticeParties(request) {
        const names = await this.namesFor([request], []);
        return {
            enterprise: names.enterprise(request.enterpriseId),
            receiver: names.receiver(request),
            purpose: request.purpose,
            applicationReference: request.applicationReference,
        };
    }
    async datasets(codes) {
        const distinct = [...new Set(codes)];
        return new Map(await Promise.all(distinct.map(async (code) => [code, await this.neighbours.catalogue.definition(code)])));
    }
    async namesFor(rows, personIds) {
        const { enterprises: firms, organisations: houses, people: persons } = this.neighbours;
        const enterprises = await named(rows.map((row) => row.enterpriseId), (ids) => firms.briefs(ids));
        const organisations = await named(rows.map((row) => row.receiverId), (ids) => houses.nameOf(ids));
        const branches = await named(rows.flatMap((row) => row.receiverBranchId ?? []), (ids) => houses.branchNames(ids));
        const people = await named(personIds, (ids) => persons.namesOf(ids));
        return {
            enterprise: (id) => ({ id, name: enterprises.get(id)?.name ?? id, uscc: enterprises.get(id)?.uscc ?? '' }),
            receiver: (row) => ({
                id: row.receiverId,
                name: organisations.get(row.receiverId)?.name ?? row.receiverId,
                branchName: row.receiverBranchId === null ? null : (branches.get(row.receiverBranchId) ?? null),
            }),
            person: (id) => people.get(id)?.name ?? id,
        };
    }
}
async function named(ids, ask) {
    return ids.length === 0 ? new Map() : ask([...new Set(ids)]);
}
const titled = (datasets, code) => ({
    title: datasets.get(code)?.title ?? code,
    sourceName: datasets.get(code)?.sourceName ?? '',
});
function unitOf(definition) {
    if (!definition || definition.periodField === null)
        return 'none';
    return definition.fields.find(({ name }) => name === definition.periodField)?.type === 'year' ? 'year' : 'month';
}
//# sourceMappingURL=consents.views.js.map