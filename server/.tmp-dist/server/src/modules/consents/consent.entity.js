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
import { consentMachine } from './consent.machine.js';
/** A list that is read and written whole, with its row. */
export const list = {
    to: (value) => JSON.stringify(value ?? []),
    from: (text) => JSON.parse(text),
};
/** An enterprise's permission for one receiver to read named datasets, for one purpose, until an instant. Never widened. */
let Consent = class Consent {
    apply(event) {
        this.state = consentMachine.next(this.state, event);
    }
    /** The clock's word comes before the timer that writes it down. */
    stateAt(instant) {
        return !consentMachine.isFinal(this.state) && instant >= this.expiresAt ? 'expired' : this.state;
    }
    coversAt(instant) {
        return this.stateAt(instant) === 'active';
    }
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Consent.prototype, "id", void 0);
__decorate([
    Column({ name: 'request_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Consent.prototype, "requestId", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Consent.prototype, "enterpriseId", void 0);
__decorate([
    Column({ name: 'receiver_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Consent.prototype, "receiverId", void 0);
__decorate([
    Column({ name: 'receiver_branch_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Consent.prototype, "receiverBranchId", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Consent.prototype, "purpose", void 0);
__decorate([
    Column({ name: 'application_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Consent.prototype, "applicationId", void 0);
__decorate([
    Column({ name: 'application_reference', type: 'varchar', length: 40, nullable: true }),
    __metadata("design:type", Object)
], Consent.prototype, "applicationReference", void 0);
__decorate([
    Column({ name: 'loan_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Consent.prototype, "loanId", void 0);
__decorate([
    Column({ type: 'text', transformer: list }),
    __metadata("design:type", Array)
], Consent.prototype, "items", void 0);
__decorate([
    Column({ name: 'includes_personal', type: 'boolean' }),
    __metadata("design:type", Boolean)
], Consent.prototype, "includesPersonal", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Consent.prototype, "state", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], Consent.prototype, "uses", void 0);
__decorate([
    Column({ name: 'uses_max', type: 'integer' }),
    __metadata("design:type", Number)
], Consent.prototype, "usesMax", void 0);
__decorate([
    Column({ name: 'granted_by', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Consent.prototype, "grantedBy", void 0);
__decorate([
    Column({ name: 'granted_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Consent.prototype, "grantedAt", void 0);
__decorate([
    Column({ name: 'expires_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Consent.prototype, "expiresAt", void 0);
__decorate([
    Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Consent.prototype, "endedAt", void 0);
__decorate([
    Column({ name: 'end_note', type: 'varchar', length: 500, nullable: true }),
    __metadata("design:type", Object)
], Consent.prototype, "endNote", void 0);
__decorate([
    Column({ name: 'last_access_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Consent.prototype, "lastAccessAt", void 0);
__decorate([
    Column({ name: 'notice_version', type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Consent.prototype, "noticeVersion", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], Consent.prototype, "notice", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], Consent.prototype, "document", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], Consent.prototype, "digest", void 0);
__decorate([
    Column({ name: 'entry_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Consent.prototype, "entryId", void 0);
__decorate([
    Column({ name: 'entry_digest', type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], Consent.prototype, "entryDigest", void 0);
Consent = __decorate([
    Entity('consents'),
    Index('ix_consents_enterprise_state', ['enterpriseId', 'state']),
    Index('ix_consents_receiver_state', ['receiverId', 'state']),
    Index('ix_consents_application', ['applicationId']),
    Index('ix_consents_loan', ['loanId']),
    Index('ix_consents_state_expires_at', ['state', 'expiresAt']),
    Index('ux_consents_request', ['requestId'], { unique: true })
], Consent);
export { Consent };
//# sourceMappingURL=consent.entity.js.map