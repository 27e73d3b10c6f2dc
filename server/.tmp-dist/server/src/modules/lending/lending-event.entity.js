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
import { fen } from '../../kernel/database/index.js';
/** One fact a bank returned. Only ever added: a correction is a reversal and a new event. */
let LendingEvent = class LendingEvent {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LendingEvent.prototype, "id", void 0);
__decorate([
    Column({ name: 'bank_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LendingEvent.prototype, "bankId", void 0);
__decorate([
    Column({ type: 'varchar', length: 60 }),
    __metadata("design:type", String)
], LendingEvent.prototype, "reference", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], LendingEvent.prototype, "kind", void 0);
__decorate([
    Column({ name: 'event_date', type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], LendingEvent.prototype, "on", void 0);
__decorate([
    Column({ name: 'amount_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], LendingEvent.prototype, "amountFen", void 0);
__decorate([
    Column({ name: 'interest_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], LendingEvent.prototype, "interestFen", void 0);
__decorate([
    Column({ name: 'rate_ppm', type: 'integer' }),
    __metadata("design:type", Number)
], LendingEvent.prototype, "ratePpm", void 0);
__decorate([
    Column({ name: 'guarantee_type', type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], LendingEvent.prototype, "guaranteeType", void 0);
__decorate([
    Column({ name: 'is_first_loan', type: 'boolean' }),
    __metadata("design:type", Boolean)
], LendingEvent.prototype, "isFirstLoan", void 0);
__decorate([
    Column({ type: 'varchar', length: 12 }),
    __metadata("design:type", String)
], LendingEvent.prototype, "region", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LendingEvent.prototype, "enterpriseId", void 0);
__decorate([
    Column({ name: 'application_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LendingEvent.prototype, "applicationId", void 0);
__decorate([
    Column({ name: 'contract_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], LendingEvent.prototype, "contractId", void 0);
__decorate([
    Column({ name: 'credit_line_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], LendingEvent.prototype, "creditLineId", void 0);
__decorate([
    Column({ name: 'loan_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], LendingEvent.prototype, "loanId", void 0);
__decorate([
    Column({ name: 'reverses_event_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], LendingEvent.prototype, "reversesEventId", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], LendingEvent.prototype, "content", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], LendingEvent.prototype, "digest", void 0);
__decorate([
    Column({ name: 'reported_by', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LendingEvent.prototype, "reportedBy", void 0);
__decorate([
    Column({ name: 'reported_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], LendingEvent.prototype, "reportedAt", void 0);
LendingEvent = __decorate([
    Entity('lending_events'),
    Index('ux_lending_events_bank_reference', ['bankId', 'reference'], { unique: true }),
    Index('ux_lending_events_reverses', ['reversesEventId'], { unique: true }),
    Index('ix_lending_events_bank', ['bankId', 'id']),
    Index('ix_lending_events_enterprise', ['enterpriseId']),
    Index('ix_lending_events_application', ['applicationId', 'id']),
    Index('ix_lending_events_contract', ['contractId']),
    Index('ix_lending_events_credit_line', ['creditLineId']),
    Index('ix_lending_events_loan', ['loanId', 'id']),
    Index('ix_lending_events_reported_by', ['reportedBy'])
], LendingEvent);
export { LendingEvent };
//# sourceMappingURL=lending-event.entity.js.map