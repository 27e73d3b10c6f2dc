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
/** One piece of work, enqueued in the transaction that causes it and leased by one worker at a time. */
let Job = class Job {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Job.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 120 }),
    __metadata("design:type", String)
], Job.prototype, "kind", void 0);
__decorate([
    Column({ type: 'text' }),
    __metadata("design:type", String)
], Job.prototype, "payload", void 0);
__decorate([
    Column({ type: 'varchar', length: 10 }),
    __metadata("design:type", String)
], Job.prototype, "state", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], Job.prototype, "attempts", void 0);
__decorate([
    Column({ name: 'attempts_max', type: 'integer' }),
    __metadata("design:type", Number)
], Job.prototype, "attemptsMax", void 0);
__decorate([
    Column({ name: 'run_after', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Job.prototype, "runAfter", void 0);
__decorate([
    Column({ name: 'leased_until', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Job.prototype, "leasedUntil", void 0);
__decorate([
    Column({ name: 'lease_owner', type: 'varchar', length: 40, nullable: true }),
    __metadata("design:type", Object)
], Job.prototype, "leaseOwner", void 0);
__decorate([
    Column({ name: 'dedupe_key', type: 'varchar', length: 160, nullable: true }),
    __metadata("design:type", Object)
], Job.prototype, "dedupeKey", void 0);
__decorate([
    Column({ name: 'last_error', type: 'varchar', length: 1000, nullable: true }),
    __metadata("design:type", Object)
], Job.prototype, "lastError", void 0);
__decorate([
    Column({ name: 'created_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Job.prototype, "createdAt", void 0);
__decorate([
    Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Job.prototype, "finishedAt", void 0);
Job = __decorate([
    Entity('jobs'),
    Index('ix_jobs_state_run_after', ['state', 'runAfter']),
    Index('ux_jobs_dedupe_key', ['dedupeKey'], { unique: true })
], Job);
export { Job };
//# sourceMappingURL=job.entity.js.map