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
import { count, fen } from '../../kernel/database/index.js';
/** One enterprise's application for one product, made under one published version of it. */
let Application = class Application {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Application.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Application.prototype, "reference", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Application.prototype, "state", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], Application.prototype, "revision", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Application.prototype, "enterpriseId", void 0);
__decorate([
    Column({ name: 'bank_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Application.prototype, "bankId", void 0);
__decorate([
    Column({ name: 'branch_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "branchId", void 0);
__decorate([
    Column({ name: 'product_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Application.prototype, "productId", void 0);
__decorate([
    Column({ name: 'product_version_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Application.prototype, "productVersionId", void 0);
__decorate([
    Column({ name: 'product_version_number', type: 'integer' }),
    __metadata("design:type", Number)
], Application.prototype, "productVersionNumber", void 0);
__decorate([
    Column({ name: 'product_name', type: 'varchar', length: 40 }),
    __metadata("design:type", String)
], Application.prototype, "productName", void 0);
__decorate([
    Column({ name: 'guarantee_type', type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Application.prototype, "guaranteeType", void 0);
__decorate([
    Column({ name: 'amount_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Application.prototype, "amountFen", void 0);
__decorate([
    Column({ name: 'term_months', type: 'integer' }),
    __metadata("design:type", Number)
], Application.prototype, "termMonths", void 0);
__decorate([
    Column({ name: 'loan_use', type: 'varchar', length: 200 }),
    __metadata("design:type", String)
], Application.prototype, "loanUse", void 0);
__decorate([
    Column({ name: 'applicant_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Application.prototype, "applicantId", void 0);
__decorate([
    Column({ name: 'handler_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "handlerId", void 0);
__decorate([
    Column({ name: 'first_response_working_days', type: 'integer' }),
    __metadata("design:type", Number)
], Application.prototype, "firstResponseWorkingDays", void 0);
__decorate([
    Column({ name: 'decision_days', type: 'integer' }),
    __metadata("design:type", Number)
], Application.prototype, "decisionDays", void 0);
__decorate([
    Column({ name: 'drafted_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Application.prototype, "draftedAt", void 0);
__decorate([
    Column({ name: 'submitted_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "submittedAt", void 0);
__decorate([
    Column({ name: 'first_response_due_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "firstResponseDueAt", void 0);
__decorate([
    Column({ name: 'responded_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "respondedAt", void 0);
__decorate([
    Column({ name: 'response_milli_days', type: 'integer', nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "responseMilliDays", void 0);
__decorate([
    Column({ name: 'first_response_over_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "firstResponseOverAt", void 0);
__decorate([
    Column({ name: 'decision_due_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "decisionDueAt", void 0);
__decorate([
    Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "decidedAt", void 0);
__decorate([
    Column({ name: 'decision_milli_days', type: 'integer', nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "decisionMilliDays", void 0);
__decorate([
    Column({ name: 'decision_over_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "decisionOverAt", void 0);
__decorate([
    Column({ name: 'stopped_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "stoppedAt", void 0);
__decorate([
    Column({ name: 'stopped_ms', type: 'bigint', transformer: count }),
    __metadata("design:type", Number)
], Application.prototype, "stoppedMs", void 0);
__decorate([
    Column({ name: 'offer_made_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "offerMadeAt", void 0);
__decorate([
    Column({ name: 'offer_valid_until', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "offerValidUntil", void 0);
__decorate([
    Column({ name: 'next_deadline', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Application.prototype, "nextDeadline", void 0);
__decorate([
    Column({ name: 'near_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Application.prototype, "nearAt", void 0);
__decorate([
    Column({ name: 'lapses_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Application.prototype, "lapsesAt", void 0);
__decorate([
    Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "endedAt", void 0);
__decorate([
    Column({ name: 'refusal_code', type: 'varchar', length: 40, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "refusalCode", void 0);
__decorate([
    Column({ name: 'refusal_text', type: 'varchar', length: 500, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "refusalText", void 0);
__decorate([
    Column({ name: 'refusal_next_step', type: 'varchar', length: 300, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "refusalNextStep", void 0);
__decorate([
    Column({ name: 'reapply_after', type: 'varchar', length: 10, nullable: true }),
    __metadata("design:type", Object)
], Application.prototype, "reapplyAfter", void 0);
Application = __decorate([
    Entity('applications'),
    Index('ux_applications_reference', ['reference'], { unique: true }),
    Index('ix_applications_enterprise', ['enterpriseId', 'id']),
    Index('ix_applications_bank_deadline', ['bankId', 'nextDeadline', 'id']),
    Index('ix_applications_bank_submitted', ['bankId', 'submittedAt']),
    Index('ix_applications_state_deadline', ['state', 'nextDeadline']),
    Index('ix_applications_lapses_at', ['lapsesAt']),
    Index('ix_applications_product', ['productId']),
    Index('ix_applications_product_version', ['productVersionId']),
    Index('ix_applications_branch', ['branchId']),
    Index('ix_applications_applicant', ['applicantId']),
    Index('ix_applications_handler', ['handlerId'])
], Application);
export { Application };
//# sourceMappingURL=application.entity.js.map