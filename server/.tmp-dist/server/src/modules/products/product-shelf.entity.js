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
/**
 * One row whose number grows with every change that the hall shows. Each process compares it with the number its cache was
 * loaded at. A single row, because its lock makes numbers commit in order: of two stamps taken side by side the later one could commit first.
 */
let ProductShelf = class ProductShelf {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], ProductShelf.prototype, "name", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], ProductShelf.prototype, "stamp", void 0);
ProductShelf = __decorate([
    Entity('product_shelf')
], ProductShelf);
export { ProductShelf };
//# sourceMappingURL=product-shelf.entity.js.map