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
import { list } from './consent.entity.js';
/** What a receiver asks an enterprise for, within the template of its purpose. */
let ConsentRequest = class ConsentRequest {
    /** The clock's word comes before the timer that writes it down. */
    stateAt(instant) {
        return this.state === 'requested' && instant >= this.lapsesAt ? 'lapsed' : this.state;
    }
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ConsentRequest.prototype, "id", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ConsentRequest.prototype, "enterpriseId", void 0);
__decorate([
    Column({ name: 'receiver_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ConsentRequest.prototype, "receiverId", void 0);
__decorate([
    Column({ name: 'receiver_branch_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], ConsentRequest.prototype, "receiverBranchId", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], ConsentRequest.prototype, "purpose", void 0);
__decorate([
    Column({ name: 'template_version', type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], ConsentRequest.prototype, "templateVersion", void 0);
__decorate([
    Column({ name: 'application_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], ConsentRequest.prototype, "applicationId", void 0);
__decorate([
    Column({ name: 'application_reference', type: 'varchar', length: 40, nullable: true }),
    __metadata("design:type", Object)
], ConsentRequest.prototype, "applicationReference", void 0);
__decorate([
    Column({ name: 'loan_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], ConsentRequest.prototype, "loanId", void 0);
__decorate([
    Column({ type: 'varchar', length: 200 }),
    __metadata("design:type", String)
], ConsentRequest.prototype, "readers", void 0);
__decorate([
    Column({ type: 'text', transformer: list }),
    __metadata("design:type", Array)
], ConsentRequest.prototype, "items", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], ConsentRequest.prototype, "state", void 0);
__decorate([
    Column({ name: 'requested_by', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ConsentRequest.prototype, "requestedBy", void 0);
__decorate([
    Column({ name: 'requested_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], ConsentRequest.prototype, "requestedAt", void 0);
__decorate([
    Column({ name: 'lapses_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], ConsentRequest.prototype, "lapsesAt", void 0);
__decorate([
    Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], ConsentRequest.prototype, "endedAt", void 0);
__decorate([
    Column({ name: 'consent_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], ConsentRequest.prototype, "consentId", void 0);
ConsentRequest = __decorate([
    Entity('consent_requests'),
    Index('ix_consent_requests_enterprise_state', ['enterpriseId', 'state']),
    Index('ix_consent_requests_receiver_state', ['receiverId', 'state']),
    Index('ix_consent_requests_application', ['applicationId']),
    Index('ix_consent_requests_state_lapses_at', ['state', 'lapsesAt'])
], ConsentRequest);
export { ConsentRequest };
//# sourceMappingURL=request.entity.js.map