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
/** The contract an application led to. At most one of an application is live. */
let LoanContract = class LoanContract {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LoanContract.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], LoanContract.prototype, "state", void 0);
__decorate([
    Column({ name: 'bank_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LoanContract.prototype, "bankId", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LoanContract.prototype, "enterpriseId", void 0);
__decorate([
    Column({ name: 'application_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LoanContract.prototype, "applicationId", void 0);
__decorate([
    Column({ type: 'varchar', length: 60 }),
    __metadata("design:type", String)
], LoanContract.prototype, "number", void 0);
__decorate([
    Column({ name: 'signed_on', type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], LoanContract.prototype, "signedOn", void 0);
__decorate([
    Column({ name: 'amount_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], LoanContract.prototype, "amountFen", void 0);
LoanContract = __decorate([
    Entity('loan_contracts'),
    Index('ix_loan_contracts_application', ['applicationId', 'state']),
    Index('ix_loan_contracts_bank', ['bankId']),
    Index('ix_loan_contracts_enterprise', ['enterpriseId'])
], LoanContract);
export { LoanContract };
//# sourceMappingURL=loan-contract.entity.js.map