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
/** Sums of one month, region, bank, guarantee type and rate. The rate is a dimension, so the weighted one stays exact: no rounded product is ever stored. */
let LendingCell = class LendingCell {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 7 }),
    __metadata("design:type", String)
], LendingCell.prototype, "month", void 0);
__decorate([
    PrimaryColumn({ type: 'varchar', length: 12 }),
    __metadata("design:type", String)
], LendingCell.prototype, "region", void 0);
__decorate([
    PrimaryColumn({ name: 'bank_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], LendingCell.prototype, "bankId", void 0);
__decorate([
    PrimaryColumn({ name: 'guarantee_type', type: 'varchar', length: 20 }),
    __metadata("design:type", String)
], LendingCell.prototype, "guaranteeType", void 0);
__decorate([
    PrimaryColumn({ name: 'rate_ppm', type: 'integer' }),
    __metadata("design:type", Number)
], LendingCell.prototype, "ratePpm", void 0);
__decorate([
    Column({ name: 'granted_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], LendingCell.prototype, "grantedFen", void 0);
__decorate([
    Column({ name: 'granted_count', type: 'integer' }),
    __metadata("design:type", Number)
], LendingCell.prototype, "grantedCount", void 0);
__decorate([
    Column({ name: 'drawn_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], LendingCell.prototype, "drawnFen", void 0);
__decorate([
    Column({ name: 'drawn_count', type: 'integer' }),
    __metadata("design:type", Number)
], LendingCell.prototype, "drawnCount", void 0);
__decorate([
    Column({ name: 'balance_change_fen', type: 'bigint', transformer: fen }),
    __metadata("design:type", BigInt)
], LendingCell.prototype, "balanceChangeFen", void 0);
__decorate([
    Column({ name: 'event_count', type: 'integer' }),
    __metadata("design:type", Number)
], LendingCell.prototype, "eventCount", void 0);
LendingCell = __decorate([
    Entity('lending_cells', { withoutRowid: true }),
    Index('ix_lending_cells_bank', ['bankId'])
], LendingCell);
export { LendingCell };
//# sourceMappingURL=lending-cell.entity.js.map