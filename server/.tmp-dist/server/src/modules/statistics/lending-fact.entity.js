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
/** One lending event as statistics count it. Firms can only be counted from here: sums of cells would count one firm twice. */
let LendingFact = class LendingFact {
};
__decorate([
    PrimaryColumn({ name: 'event_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LendingFact.prototype, "eventId", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], LendingFact.prototype, "kind", void 0);
__decorate([
    Column({ type: 'varchar', length: 7 }),
    __metadata("design:type", String)
], LendingFact.prototype, "month", void 0);
__decorate([
    Column({ type: 'varchar', length: 12 }),
    __metadata("design:type", String)
], LendingFact.prototype, "region", void 0);
__decorate([
    Column({ name: 'bank_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LendingFact.prototype, "bankId", void 0);
__decorate([
    Column({ name: 'guarantee_type', type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], LendingFact.prototype, "guaranteeType", void 0);
__decorate([
    Column({ name: 'rate_ppm', type: 'integer' }),
    __metadata("design:type", Number)
], LendingFact.prototype, "ratePpm", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LendingFact.prototype, "enterpriseId", void 0);
__decorate([
    Column({ name: 'is_first_loan', type: 'boolean' }),
    __metadata("design:type", Boolean)
], LendingFact.prototype, "isFirstLoan", void 0);
__decorate([
    Column({ name: 'is_reversed', type: 'boolean' }),
    __metadata("design:type", Boolean)
], LendingFact.prototype, "isReversed", void 0);
__decorate([
    Column({ name: 'amount_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], LendingFact.prototype, "amountFen", void 0);
__decorate([
    Column({ name: 'reported_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], LendingFact.prototype, "reportedAt", void 0);
LendingFact = __decorate([
    Entity('lending_facts'),
    Index('ix_lending_facts_month', ['month', 'kind', 'region']),
    Index('ix_lending_facts_bank', ['bankId']),
    Index('ix_lending_facts_enterprise', ['enterpriseId']),
    Index('ix_lending_facts_reported_at', ['reportedAt'])
], LendingFact);
export { LendingFact };
//# sourceMappingURL=lending-fact.entity.js.map