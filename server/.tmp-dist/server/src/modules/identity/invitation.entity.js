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
/** A membership on offer behind a link that works once. */
let Invitation = class Invitation {
    /** Nobody's clock has to run for a link to lapse. */
    stateAt(instant) {
        return this.state === 'open' && this.expiresAt <= instant ? 'lapsed' : this.state;
    }
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Invitation.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], Invitation.prototype, "digest", void 0);
__decorate([
    Column({ name: 'party_kind', type: 'varchar', length: 12 }),
    __metadata("design:type", String)
], Invitation.prototype, "partyKind", void 0);
__decorate([
    Column({ name: 'party_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Invitation.prototype, "partyId", void 0);
__decorate([
    Column({ type: 'varchar', length: 30 }),
    __metadata("design:type", String)
], Invitation.prototype, "role", void 0);
__decorate([
    Column({ name: 'branch_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Invitation.prototype, "branchId", void 0);
__decorate([
    Column({ name: 'region_scope', type: 'varchar', length: 6, nullable: true }),
    __metadata("design:type", Object)
], Invitation.prototype, "regionScope", void 0);
__decorate([
    Column({ type: 'varchar', length: 100, nullable: true }),
    __metadata("design:type", Object)
], Invitation.prototype, "note", void 0);
__decorate([
    Column({ name: 'totp_sealed', type: 'varchar', length: 400, nullable: true }),
    __metadata("design:type", Object)
], Invitation.prototype, "totpSealed", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], Invitation.prototype, "state", void 0);
__decorate([
    Column({ name: 'invited_by', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Invitation.prototype, "invitedBy", void 0);
__decorate([
    Column({ name: 'accepted_by', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Invitation.prototype, "acceptedBy", void 0);
__decorate([
    Column({ name: 'created_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Invitation.prototype, "createdAt", void 0);
__decorate([
    Column({ name: 'expires_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Invitation.prototype, "expiresAt", void 0);
Invitation = __decorate([
    Entity('invitations'),
    Index('ux_invitations_digest', ['digest'], { unique: true }),
    Index('ix_invitations_party', ['partyId', 'id'])
], Invitation);
export { Invitation };
//# sourceMappingURL=invitation.entity.js.map