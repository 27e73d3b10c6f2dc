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
/** A bank's terms, complete in themselves: the cost lines are kept as they were shown, whatever the product says later. */
let Offer = class Offer {
    isLiveAt(instant) {
        return this.state === 'made' && instant < this.validUntil;
    }
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Offer.prototype, "id", void 0);
__decorate([
    Column({ name: 'application_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Offer.prototype, "applicationId", void 0);
__decorate([
    Column({ name: 'enterprise_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Offer.prototype, "enterpriseId", void 0);
__decorate([
    Column({ name: 'bank_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Offer.prototype, "bankId", void 0);
__decorate([
    Column({ name: 'product_name', type: 'varchar', length: 40 }),
    __metadata("design:type", String)
], Offer.prototype, "productName", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Offer.prototype, "state", void 0);
__decorate([
    Column({ name: 'amount_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Offer.prototype, "amountFen", void 0);
__decorate([
    Column({ name: 'rate_ppm', type: 'integer' }),
    __metadata("design:type", Number)
], Offer.prototype, "ratePpm", void 0);
__decorate([
    Column({ name: 'term_months', type: 'integer' }),
    __metadata("design:type", Number)
], Offer.prototype, "termMonths", void 0);
__decorate([
    Column({ type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], Offer.prototype, "method", void 0);
__decorate([
    Column({ name: 'service_fees_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Offer.prototype, "serviceFeesFen", void 0);
__decorate([
    Column({ name: 'guarantee_fees_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Offer.prototype, "guaranteeFeesFen", void 0);
__decorate([
    Column({ name: 'other_fees_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Offer.prototype, "otherFeesFen", void 0);
__decorate([
    Column({ name: 'interest_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Offer.prototype, "interestFen", void 0);
__decorate([
    Column({ name: 'net_disbursed_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Offer.prototype, "netDisbursedFen", void 0);
__decorate([
    Column({ name: 'total_payable_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], Offer.prototype, "totalPayableFen", void 0);
__decorate([
    Column({ name: 'apr_ppm', type: 'integer' }),
    __metadata("design:type", Number)
], Offer.prototype, "aprPpm", void 0);
__decorate([
    Column({ name: 'penalty_rate_ppm', type: 'integer' }),
    __metadata("design:type", Number)
], Offer.prototype, "penaltyRatePpm", void 0);
__decorate([
    Column({ type: 'varchar', length: 100 }),
    __metadata("design:type", String)
], Offer.prototype, "prepayment", void 0);
__decorate([
    Column({ name: 'cooling_off_days', type: 'integer' }),
    __metadata("design:type", Number)
], Offer.prototype, "coolingOffDays", void 0);
__decorate([
    Column({ type: 'varchar', length: 100 }),
    __metadata("design:type", String)
], Offer.prototype, "collection", void 0);
__decorate([
    Column({ name: 'complaint_phone', type: 'varchar', length: 40 }),
    __metadata("design:type", String)
], Offer.prototype, "complaintPhone", void 0);
__decorate([
    Column({ name: 'made_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Offer.prototype, "madeAt", void 0);
__decorate([
    Column({ name: 'made_by', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Offer.prototype, "madeBy", void 0);
__decorate([
    Column({ name: 'valid_until', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Offer.prototype, "validUntil", void 0);
__decorate([
    Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Offer.prototype, "endedAt", void 0);
__decorate([
    Column({ name: 'ended_by', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Offer.prototype, "endedBy", void 0);
__decorate([
    Column({ name: 'end_note', type: 'varchar', length: 200, nullable: true }),
    __metadata("design:type", Object)
], Offer.prototype, "endNote", void 0);
Offer = __decorate([
    Entity('offers'),
    Index('ix_offers_application', ['applicationId', 'state']),
    Index('ix_offers_enterprise', ['enterpriseId', 'state']),
    Index('ix_offers_bank', ['bankId']),
    Index('ix_offers_state_valid_until', ['state', 'validUntil']),
    Index('ix_offers_made_by', ['madeBy']),
    Index('ix_offers_ended_by', ['endedBy'])
], Offer);
export { Offer };
//# sourceMappingURL=offer.entity.js.map