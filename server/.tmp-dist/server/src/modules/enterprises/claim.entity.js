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
/** A person saying: I act for this enterprise. */
let Claim = class Claim {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Claim.prototype, "id", void 0);
__decorate([
    Column({ name: 'person_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Claim.prototype, "personId", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Claim.prototype, "enterpriseId", void 0);
__decorate([
    Column({ type: 'varchar', length: 18 }),
    __metadata("design:type", String)
], Claim.prototype, "uscc", void 0);
__decorate([
    Column({ name: 'enterprise_name', type: 'varchar', length: 100 }),
    __metadata("design:type", String)
], Claim.prototype, "enterpriseName", void 0);
__decorate([
    Column({ name: 'legal_representative', type: 'varchar', length: 60 }),
    __metadata("design:type", String)
], Claim.prototype, "legalRepresentative", void 0);
__decorate([
    Column({ name: 'identity_sealed', type: 'varchar', length: 400 }),
    __metadata("design:type", String)
], Claim.prototype, "identitySealed", void 0);
__decorate([
    Column({ name: 'identity_index', type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], Claim.prototype, "identityIndex", void 0);
__decorate([
    Column({ type: 'varchar', length: 500, nullable: true }),
    __metadata("design:type", Object)
], Claim.prototype, "statement", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], Claim.prototype, "state", void 0);
__decorate([
    Column({ type: 'varchar', length: 500, nullable: true }),
    __metadata("design:type", Object)
], Claim.prototype, "reason", void 0);
__decorate([
    Column({ name: 'open_key', type: 'varchar', length: 64, nullable: true }),
    __metadata("design:type", Object)
], Claim.prototype, "openKey", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], Claim.prototype, "day", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], Claim.prototype, "ordinal", void 0);
__decorate([
    Column({ name: 'made_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Claim.prototype, "madeAt", void 0);
__decorate([
    Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Claim.prototype, "decidedAt", void 0);
__decorate([
    Column({ name: 'decided_by', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Claim.prototype, "decidedBy", void 0);
Claim = __decorate([
    Entity('claims'),
    Index('ux_claims_open_key', ['openKey'], { unique: true }),
    Index('ux_claims_person_day', ['personId', 'day', 'ordinal'], { unique: true }),
    Index('ix_claims_person', ['personId', 'id']),
    Index('ix_claims_state', ['state', 'id']),
    Index('ix_claims_enterprise', ['enterpriseId']),
    Index('ix_claims_decided_by', ['decidedBy'])
], Claim);
export { Claim };
//# sourceMappingURL=claim.entity.js.map