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
/** One drawing of a credit line, with what was repaid of it. */
let Loan = class Loan {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Loan.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 60 }),
    __metadata("design:type", String)
], Loan.prototype, "reference", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Loan.prototype, "state", void 0);
__decorate([
    Column({ name: 'credit_line_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Loan.prototype, "creditLineId", void 0);
__decorate([
    Column({ name: 'bank_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Loan.prototype, "bankId", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Loan.prototype, "enterpriseId", void 0);
__decorate([
    Column({ name: 'application_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Loan.prototype, "applicationId", void 0);
__decorate([
    Column({ name: 'product_name', type: 'varchar', length: 40 }),
    __metadata("design:type", String)
], Loan.prototype, "productName", void 0);
__decorate([
    Column({ name: 'amount_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Loan.prototype, "amountFen", void 0);
__decorate([
    Column({ name: 'outstanding_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Loan.prototype, "outstandingFen", void 0);
__decorate([
    Column({ name: 'repaid_principal_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Loan.prototype, "repaidPrincipalFen", void 0);
__decorate([
    Column({ name: 'repaid_interest_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Loan.prototype, "repaidInterestFen", void 0);
__decorate([
    Column({ name: 'repayment_count', type: 'integer' }),
    __metadata("design:type", Number)
], Loan.prototype, "repaymentCount", void 0);
__decorate([
    Column({ name: 'rate_ppm', type: 'integer' }),
    __metadata("design:type", Number)
], Loan.prototype, "ratePpm", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Loan.prototype, "method", void 0);
__decorate([
    Column({ name: 'disbursed_on', type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], Loan.prototype, "disbursedOn", void 0);
__decorate([
    Column({ name: 'due_on', type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], Loan.prototype, "dueOn", void 0);
__decorate([
    Column({ name: 'settled_on', type: 'varchar', length: 10, nullable: true }),
    __metadata("design:type", Object)
], Loan.prototype, "settledOn", void 0);
Loan = __decorate([
    Entity('loans'),
    Index('ix_loans_credit_line', ['creditLineId', 'state']),
    Index('ix_loans_bank', ['bankId', 'id']),
    Index('ix_loans_enterprise', ['enterpriseId', 'id']),
    Index('ix_loans_application', ['applicationId'])
], Loan);
export { Loan };
//# sourceMappingURL=loan.entity.js.map