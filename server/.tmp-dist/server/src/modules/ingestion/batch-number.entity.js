var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Column, Entity, PrimaryColumn } from 'typeorm';
/** The last number given to a delivery of a source in a month. */
let BatchNumber = class BatchNumber {
};
__decorate([
    PrimaryColumn({ name: 'organisation_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], BatchNumber.prototype, "organisationId", void 0);
__decorate([
    PrimaryColumn({ type: 'varchar', length: 7 }),
    __metadata("design:type", String)
], BatchNumber.prototype, "month", void 0);
__decorate([
    Column({ name: 'last_number', type: 'integer' }),
    __metadata("design:type", Number)
], BatchNumber.prototype, "lastNumber", void 0);
BatchNumber = __decorate([
    Entity('batch_numbers')
], BatchNumber);
export { BatchNumber };
//# sourceMappingURL=batch-number.entity.js.map