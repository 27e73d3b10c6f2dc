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
/** A person acting for an organisation or an enterprise, in one role. */
let Membership = class Membership {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Membership.prototype, "id", void 0);
__decorate([
    Column({ name: 'person_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Membership.prototype, "personId", void 0);
__decorate([
    Column({ name: 'party_kind', type: 'varchar', length: 12 }),
    __metadata("design:type", String)
], Membership.prototype, "partyKind", void 0);
__decorate([
    Column({ name: 'party_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Membership.prototype, "partyId", void 0);
__decorate([
    Column({ type: 'varchar', length: 30 }),
    __metadata("design:type", String)
], Membership.prototype, "role", void 0);
__decorate([
    Column({ name: 'branch_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Membership.prototype, "branchId", void 0);
__decorate([
    Column({ name: 'region_scope', type: 'varchar', length: 6, nullable: true }),
    __metadata("design:type", Object)
], Membership.prototype, "regionScope", void 0);
__decorate([
    Column({ name: 'active_key', type: 'varchar', length: 60, nullable: true }),
    __metadata("design:type", Object)
], Membership.prototype, "activeKey", void 0);
__decorate([
    Column({ name: 'created_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Membership.prototype, "createdAt", void 0);
__decorate([
    Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Membership.prototype, "endedAt", void 0);
Membership = __decorate([
    Entity('memberships'),
    Index('ix_memberships_person', ['personId']),
    Index('ix_memberships_party', ['partyId', 'id']),
    Index('ux_memberships_active_key', ['activeKey'], { unique: true })
], Membership);
export { Membership };
//# sourceMappingURL=membership.entity.js.map