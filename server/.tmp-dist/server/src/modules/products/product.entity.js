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
import { IllegalTransition } from '../../kernel/errors.js';
import { productMachine } from './product.machine.js';
/** A bank's loan offer on the shelf. What it says stands in its versions. */
let Product = class Product {
    stateAfter(event) {
        // The first publication puts it on the shelf; nothing else can happen to a product nobody has seen.
        if (this.state === null) {
            if (event === 'publish')
                return 'offered';
            throw new IllegalTransition(`product: "${event}" is not allowed before the first publication`, { event });
        }
        return productMachine.next(this.state, event);
    }
    can(event) {
        return this.state === null ? event === 'publish' : productMachine.allows(this.state, event);
    }
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Product.prototype, "id", void 0);
__decorate([
    Column({ name: 'bank_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Product.prototype, "bankId", void 0);
__decorate([
    Column({ type: 'varchar', length: 10, nullable: true }),
    __metadata("design:type", Object)
], Product.prototype, "state", void 0);
__decorate([
    Column({ name: 'published_version_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Product.prototype, "publishedVersionId", void 0);
__decorate([
    Column({ name: 'open_version_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Product.prototype, "openVersionId", void 0);
__decorate([
    Column({ name: 'confirmed_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Product.prototype, "confirmedAt", void 0);
__decorate([
    Column({ name: 'created_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Product.prototype, "createdAt", void 0);
Product = __decorate([
    Entity('products'),
    Index('ix_products_bank', ['bankId', 'id']),
    Index('ix_products_state', ['state', 'confirmedAt'])
], Product);
export { Product };
//# sourceMappingURL=product.entity.js.map