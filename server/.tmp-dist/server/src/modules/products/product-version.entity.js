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
/** One version of a product's terms. Kept for ever once published: applications name the version they were made under. */
let ProductVersion = class ProductVersion {
    get terms() {
        return JSON.parse(this.document);
    }
    get authorIds() {
        return JSON.parse(this.authorList);
    }
    /** The list with this person last. */
    authorsWith(personId) {
        return JSON.stringify([...this.authorIds.filter((id) => id !== personId), personId]);
    }
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ProductVersion.prototype, "id", void 0);
__decorate([
    Column({ name: 'product_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ProductVersion.prototype, "productId", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], ProductVersion.prototype, "number", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], ProductVersion.prototype, "state", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], ProductVersion.prototype, "document", void 0);
__decorate([
    Column({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ProductVersion.prototype, "etag", void 0);
__decorate([
    Column({ name: 'author_ids', type: 'text' }),
    __metadata("design:type", String)
], ProductVersion.prototype, "authorList", void 0);
__decorate([
    Column({ name: 'created_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], ProductVersion.prototype, "createdAt", void 0);
__decorate([
    Column({ name: 'submitted_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], ProductVersion.prototype, "submittedAt", void 0);
__decorate([
    Column({ name: 'published_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], ProductVersion.prototype, "publishedAt", void 0);
__decorate([
    Column({ name: 'reviewer_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], ProductVersion.prototype, "reviewerId", void 0);
__decorate([
    Column({ name: 'returned_reason', type: 'varchar', length: 500, nullable: true }),
    __metadata("design:type", Object)
], ProductVersion.prototype, "returnedReason", void 0);
ProductVersion = __decorate([
    Entity('product_versions'),
    Index('ux_product_versions_number', ['productId', 'number'], { unique: true }),
    Index('ix_product_versions_state', ['state', 'id'])
], ProductVersion);
export { ProductVersion };
//# sourceMappingURL=product-version.entity.js.map