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
/** What was granted. A reversed one was a mistake of the bank's and is shown to nobody. */
let CreditLine = class CreditLine {
    /** A revolving line holds what is outstanding against the limit, any other the sum of drawings. */
    availableFen() {
        return this.limitFen - (this.isRevolving ? this.outstandingFen : this.drawnFen);
    }
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], CreditLine.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 60 }),
    __metadata("design:type", String)
], CreditLine.prototype, "reference", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], CreditLine.prototype, "state", void 0);
__decorate([
    Column({ name: 'bank_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], CreditLine.prototype, "bankId", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], CreditLine.prototype, "enterpriseId", void 0);
__decorate([
    Column({ name: 'application_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], CreditLine.prototype, "applicationId", void 0);
__decorate([
    Column({ name: 'application_reference', type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], CreditLine.prototype, "applicationReference", void 0);
__decorate([
    Column({ name: 'product_name', type: 'varchar', length: 40 }),
    __metadata("design:type", String)
], CreditLine.prototype, "productName", void 0);
__decorate([
    Column({ name: 'contract_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], CreditLine.prototype, "contractId", void 0);
__decorate([
    Column({ name: 'contract_number', type: 'varchar', length: 60 }),
    __metadata("design:type", String)
], CreditLine.prototype, "contractNumber", void 0);
__decorate([
    Column({ name: 'limit_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], CreditLine.prototype, "limitFen", void 0);
__decorate([
    Column({ name: 'drawn_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], CreditLine.prototype, "drawnFen", void 0);
__decorate([
    Column({ name: 'outstanding_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], CreditLine.prototype, "outstandingFen", void 0);
__decorate([
    Column({ name: 'is_revolving', type: 'boolean' }),
    __metadata("design:type", Boolean)
], CreditLine.prototype, "isRevolving", void 0);
__decorate([
    Column({ name: 'guarantee_type', type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], CreditLine.prototype, "guaranteeType", void 0);
__decorate([
    Column({ name: 'is_first_loan', type: 'boolean' }),
    __metadata("design:type", Boolean)
], CreditLine.prototype, "isFirstLoan", void 0);
__decorate([
    Column({ name: 'granted_on', type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], CreditLine.prototype, "grantedOn", void 0);
__decorate([
    Column({ name: 'valid_until', type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], CreditLine.prototype, "validUntil", void 0);
__decorate([
    Column({ name: 'loan_count', type: 'integer' }),
    __metadata("design:type", Number)
], CreditLine.prototype, "loanCount", void 0);
CreditLine = __decorate([
    Entity('credit_lines'),
    Index('ix_credit_lines_bank', ['bankId', 'id']),
    Index('ix_credit_lines_enterprise', ['enterpriseId', 'id']),
    Index('ix_credit_lines_application', ['applicationId', 'state']),
    Index('ix_credit_lines_contract', ['contractId'])
], CreditLine);
export { CreditLine };
//# sourceMappingURL=credit-line.entity.js.map