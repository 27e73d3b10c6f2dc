var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
/** One line of the record: who did what, when, to which ids. Written in the transaction of what it records, never changed. */
let EvidenceEntry = class EvidenceEntry {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], EvidenceEntry.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 60 }),
    __metadata("design:type", String)
], EvidenceEntry.prototype, "kind", void 0);
__decorate([
    Column({ type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], EvidenceEntry.prototype, "at", void 0);
__decorate([
    Column({ name: 'person_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], EvidenceEntry.prototype, "personId", void 0);
__decorate([
    Column({ name: 'membership_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], EvidenceEntry.prototype, "membershipId", void 0);
__decorate([
    Column({ name: 'party_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], EvidenceEntry.prototype, "partyId", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], EvidenceEntry.prototype, "enterpriseId", void 0);
__decorate([
    Column({ name: 'subject_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], EvidenceEntry.prototype, "subjectId", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], EvidenceEntry.prototype, "document", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], EvidenceEntry.prototype, "digest", void 0);
EvidenceEntry = __decorate([
    Entity('evidence_entries'),
    Index('ix_evidence_entries_kind', ['kind', 'id']),
    Index('ix_evidence_entries_enterprise', ['enterpriseId', 'id']),
    Index('ix_evidence_entries_subject', ['subjectId', 'id'])
], EvidenceEntry);
export { EvidenceEntry };
//# sourceMappingURL=entry.entity.js.map