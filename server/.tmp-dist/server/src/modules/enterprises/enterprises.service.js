import { In } from 'typeorm';
import { NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { emit } from '../../kernel/events.js';
import { searchKey } from '../../kernel/pure/text.js';
import { now } from '../../kernel/clock.js';
import { Enterprise } from './enterprise.entity.js';
import { enterpriseRegistered } from './enterprises.events.js';
import { registerRows } from './registration.js';
import { UsccException } from './uscc-exception.entity.js';
const idsMax = 1_000;
/** The firms themselves. Who acts for them is `ClaimsService`. */
export class EnterprisesService {
    constructor(database) {
        this.database = database;
    }
    register(tx, rows) {
        return registerRows(tx, rows);
    }
    /** A firm the register does not know yet, on a person's word after looking at its papers. */
    async vouchFor(tx, { uscc, name, legalRepresentative }) {
        const id = newId();
        const unknown = { identityIndex: null, region: null, industry: null, registeredCapitalFen: null, establishedOn: null, employees: null };
        const standing = { status: 'unknown', sizeClass: 'unknown', registeredAsOf: null, claimedBy: null, createdAt: now() };
        await tx.insert(Enterprise, { id, uscc, name, searchName: searchKey(name), legalRepresentative, ...unknown, ...standing });
        await emit(tx, enterpriseRegistered, { enterpriseId: id, uscc });
        return id;
    }
    async idsByUscc(db, usccs) {
        const found = new Map();
        for (const part of parts([...new Set(usccs)])) {
            const rows = await db.find(Enterprise, { select: { id: true, uscc: true }, where: { uscc: In(part) } });
            for (const { id, uscc } of rows)
                found.set(uscc, id);
        }
        return found;
    }
    async briefs(ids, db = this.database.read()) {
        const found = new Map();
        for (const part of parts([...new Set(ids)])) {
            for (const row of await db.findBy(Enterprise, { id: In(part) }))
                found.set(row.id, briefOf(row));
        }
        return found;
    }
    find(id, db = this.database.read()) {
        return db.findOneBy(Enterprise, { id });
    }
    findByUscc(uscc, db = this.database.read()) {
        return db.findOneBy(Enterprise, { uscc });
    }
    async own(actor) {
        const enterprise = await this.find(actor.enterpriseId ?? '');
        if (!enterprise)
            throw new NotFound('没有这家企业，或者您无权查看');
        return enterprise;
    }
    /** Codes let through although their last character breaks the rule. There are only ever a few. */
    async exceptionalCodes(db = this.database.read()) {
        return new Set((await db.find(UsccException, { select: { code: true } })).map(({ code }) => code));
    }
    /** Answers identity's question about parties. */
    async partyBriefs(db, ids) {
        const briefs = await this.briefs(ids, db);
        return new Map([...briefs].map(([id, { name, region }]) => [id, { name, kind: 'enterprise', region, branches: new Map() }]));
    }
}
const briefOf = (enterprise) => ({
    id: enterprise.id,
    uscc: enterprise.uscc,
    name: enterprise.name,
    legalRepresentative: enterprise.legalRepresentative,
    region: enterprise.region,
    industry: enterprise.industry,
    status: enterprise.status,
    establishedOn: enterprise.establishedOn,
    registeredCapitalFen: enterprise.registeredCapitalFen,
    employees: enterprise.employees,
    sizeClass: enterprise.sizeClass,
    registeredAsOf: enterprise.registeredAsOf,
});
function* parts(ids) {
    for (let start = 0; start < ids.length; start += idsMax)
        yield ids.slice(start, start + idsMax);
}
//# sourceMappingURL=enterprises.service.js.map