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
/** One question a bank asked: how many firms would fit these rules. The same question on the same day has the same answer. */
let ProductTrial = class ProductTrial {
};
__decorate([
    PrimaryColumn({ name: 'product_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ProductTrial.prototype, "productId", void 0);
__decorate([
    PrimaryColumn({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], ProductTrial.prototype, "day", void 0);
__decorate([
    PrimaryColumn({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], ProductTrial.prototype, "digest", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], ProductTrial.prototype, "answer", void 0);
__decorate([
    Column({ name: 'asked_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], ProductTrial.prototype, "askedAt", void 0);
ProductTrial = __decorate([
    Entity('product_trials')
], ProductTrial);
export { ProductTrial };
/** How many different questions were asked about a product on a day. */
let ProductTrialDay = class ProductTrialDay {
};
__decorate([
    PrimaryColumn({ name: 'product_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ProductTrialDay.prototype, "productId", void 0);
__decorate([
    PrimaryColumn({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], ProductTrialDay.prototype, "day", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], ProductTrialDay.prototype, "used", void 0);
ProductTrialDay = __decorate([
    Entity('product_trial_days')
], ProductTrialDay);
export { ProductTrialDay };
//# sourceMappingURL=product-trial.entities.js.map