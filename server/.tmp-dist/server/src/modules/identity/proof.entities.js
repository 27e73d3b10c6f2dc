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
/** The password was right; the one-time code is still to come. */
let SignInChallenge = class SignInChallenge {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], SignInChallenge.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], SignInChallenge.prototype, "digest", void 0);
__decorate([
    Column({ name: 'person_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], SignInChallenge.prototype, "personId", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], SignInChallenge.prototype, "tries", void 0);
__decorate([
    Column({ name: 'expires_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], SignInChallenge.prototype, "expiresAt", void 0);
__decorate([
    Column({ name: 'used_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], SignInChallenge.prototype, "usedAt", void 0);
SignInChallenge = __decorate([
    Entity('sign_in_challenges'),
    Index('ux_sign_in_challenges_digest', ['digest'], { unique: true }),
    Index('ix_sign_in_challenges_person', ['personId']),
    Index('ix_sign_in_challenges_expires_at', ['expiresAt'])
], SignInChallenge);
export { SignInChallenge };
/** Wrong passwords and codes of one user name, whether it exists or not: counting only real ones would tell which are real. */
let ProofFailure = class ProofFailure {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], ProofFailure.prototype, "subject", void 0);
__decorate([
    Column({ type: 'integer' }),
    __metadata("design:type", Number)
], ProofFailure.prototype, "failures", void 0);
__decorate([
    Column({ type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], ProofFailure.prototype, "since", void 0);
__decorate([
    Column({ name: 'last_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], ProofFailure.prototype, "lastAt", void 0);
ProofFailure = __decorate([
    Entity('proof_failures'),
    Index('ix_proof_failures_last_at', ['lastAt'])
], ProofFailure);
export { ProofFailure };
//# sourceMappingURL=proof.entities.js.map