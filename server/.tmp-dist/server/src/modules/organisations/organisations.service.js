import { In } from 'typeorm';
import { platform } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { isDuplicate, once, pageById } from '../../kernel/database/index.js';
import { Conflict, invalidField, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { searchKey } from '../../kernel/pure/text.js';
import { checkUscc, usccReasonText } from '../../kernel/pure/uscc.js';
import { recordEvidence } from '../evidence/index.js';
import { Branch } from './branch.entity.js';
import { Organisation } from './organisation.entity.js';
import { entries } from './organisations.evidence.js';
export class OrganisationsService {
    constructor(database, identity) {
        this.database = database;
        this.identity = identity;
    }
    async create(tx, actor, fields, id = newId()) {
        const organisation = Object.assign(new Organisation(), {
            id,
            kind: fields.kind,
            name: fields.name,
            searchName: searchKey(fields.name),
            shortName: fields.shortName,
            uscc: fields.uscc === undefined ? null : checkedUscc(fields.uscc),
            region: fields.region,
            createdAt: now(),
        });
        await unlessTaken(tx.insert(Organisation, organisation), '已有同名或同一代码的机构，请先在列表里查找');
        await recordEvidence(tx, actor, entries.created, { organisationId: id, kind: fields.kind }, { subjectId: id });
        return organisation;
    }
    onboard(actor, key, fields) {
        return this.database.transaction(async (tx) => {
            const id = newId();
            await once(tx, key, id);
            return this.create(tx, actor, fields, id);
        });
    }
    async addBranch(tx, actor, organisationId, fields, id = newId()) {
        if (!(await tx.existsBy(Organisation, { id: organisationId })))
            throw notFound();
        if (fields.parentId !== undefined && !(await tx.existsBy(Branch, { id: fields.parentId, organisationId }))) {
            throw invalidField('/body/parentId', 'unknown', '上级网点不在这家机构里');
        }
        const branch = Object.assign(new Branch(), {
            id,
            organisationId,
            name: fields.name,
            searchName: searchKey(fields.name),
            region: fields.region ?? null,
            parentId: fields.parentId ?? null,
            createdAt: now(),
        });
        await unlessTaken(tx.insert(Branch, branch), '这家机构已有同名的网点');
        await recordEvidence(tx, actor, entries.branchAdded, { organisationId, branchId: id }, { subjectId: organisationId });
        return branch;
    }
    openBranch(actor, key, organisationId, fields) {
        return this.database.transaction(async (tx) => {
            const id = newId();
            await once(tx, key, id);
            return this.addBranch(tx, actor, organisationId, fields, id);
        });
    }
    invite(actor, organisationId, offer) {
        return this.database.transaction(async (tx) => {
            const organisation = await tx.findOneBy(Organisation, { id: organisationId });
            if (!organisation)
                throw notFound();
            return this.identity.invite(tx, actor, { ...offer, partyKind: organisation.kind, partyId: organisation.id });
        });
    }
    find(id, db = this.database.read()) {
        return db.findOneBy(Organisation, { id });
    }
    async page(query) {
        const builder = this.database.read().createQueryBuilder(Organisation, 'organisation');
        if (query.kind)
            builder.where('organisation.kind = :kind', { kind: query.kind });
        return pageById(builder, 'organisation', query);
    }
    listByKind(kind, db = this.database.read()) {
        return db.find(Organisation, { where: { kind }, order: { id: 'ASC' } });
    }
    async banks(db) {
        return (await this.listByKind('bank', db)).map(({ id, name }) => ({ id, name }));
    }
    async nameOf(ids, db = this.database.read()) {
        const rows = ids.length > 0 ? await db.findBy(Organisation, { id: In([...new Set(ids)]) }) : [];
        return new Map(rows.map(({ id, name, shortName, kind, region }) => [id, { name, shortName, kind, region }]));
    }
    async branchNames(ids, db = this.database.read()) {
        const rows = ids.length > 0 ? await db.findBy(Branch, { id: In([...new Set(ids)]) }) : [];
        return new Map(rows.map(({ id, name }) => [id, name]));
    }
    async branchesOf(organisationIds, db = this.database.read()) {
        const rows = organisationIds.length > 0 ? await db.find(Branch, { where: { organisationId: In([...new Set(organisationIds)]) }, order: { id: 'ASC' } }) : [];
        const byOrganisation = new Map();
        for (const row of rows)
            byOrganisation.set(row.organisationId, [...(byOrganisation.get(row.organisationId) ?? []), row]);
        return byOrganisation;
    }
    findBranch(id, db = this.database.read()) {
        return db.findOneBy(Branch, { id });
    }
    /** Answers identity's question about parties. */
    async partyBriefs(db, ids) {
        const names = await this.nameOf(ids, db);
        const branches = await this.branchesOf([...names.keys()], db);
        return new Map([...names].map(([id, { name, kind, region }]) => [
            id,
            { name, kind, region, branches: new Map((branches.get(id) ?? []).map((branch) => [branch.id, branch.name])) },
        ]));
    }
    /** The operator's organisation; made when there is none. */
    async ensureOperator(tx, name, region) {
        const [operator] = await this.listByKind('operator', tx);
        return operator ?? this.create(tx, platform, { kind: 'operator', name, shortName: name.slice(0, 20), region });
    }
}
export const notFound = () => new NotFound('没有这家机构，或者您无权查看');
function checkedUscc(raw) {
    const check = checkUscc(raw);
    if (check.kind !== 'valid')
        throw invalidField('/body/uscc', `uscc.${check.kind}`, usccReasonText(check));
    return check.code;
}
async function unlessTaken(insert, message) {
    try {
        await insert;
    }
    catch (error) {
        if (isDuplicate(error))
            throw new Conflict(message);
        throw error;
    }
}
//# sourceMappingURL=organisations.service.js.map