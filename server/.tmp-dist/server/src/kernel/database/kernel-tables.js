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
/** What `once()` has seen. Rows older than a day are swept by a timer. */
let IdempotencyKey = class IdempotencyKey {
};
__decorate([
    PrimaryColumn({ name: 'actor_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], IdempotencyKey.prototype, "actorId", void 0);
__decorate([
    PrimaryColumn({ type: 'varchar', length: 120 }),
    __metadata("design:type", String)
], IdempotencyKey.prototype, "operation", void 0);
__decorate([
    PrimaryColumn({ name: 'idempotency_key', type: 'varchar', length: 100 }),
    __metadata("design:type", String)
], IdempotencyKey.prototype, "idempotencyKey", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], IdempotencyKey.prototype, "digest", void 0);
__decorate([
    Column({ name: 'resource_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], IdempotencyKey.prototype, "resourceId", void 0);
__decorate([
    Column({ name: 'made_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], IdempotencyKey.prototype, "madeAt", void 0);
IdempotencyKey = __decorate([
    Entity('idempotency_keys'),
    Index('ix_idempotency_keys_made_at', ['madeAt'])
], IdempotencyKey);
export { IdempotencyKey };
/** Counted limits (signing in, exports) that hold over all processes. */
let Counter = class Counter {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 160 }),
    __metadata("design:type", String)
], Counter.prototype, "counter", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], Counter.prototype, "used", void 0);
__decorate([
    Column({ name: 'ends_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Counter.prototype, "endsAt", void 0);
Counter = __decorate([
    Entity('counters'),
    Index('ix_counters_ends_at', ['endsAt'])
], Counter);
export { Counter };
//# sourceMappingURL=kernel-tables.js.map