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
/** A browser someone is signed in with. The token is in its cookie only; an ended session has no row. */
let Session = class Session {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Session.prototype, "id", void 0);
__decorate([
    Column({ type: 'varchar', length: 64 }),
    __metadata("design:type", String)
], Session.prototype, "digest", void 0);
__decorate([
    Column({ name: 'person_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Session.prototype, "personId", void 0);
__decorate([
    Column({ name: 'membership_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Session.prototype, "membershipId", void 0);
__decorate([
    Column({ name: 'user_agent', type: 'varchar', length: 200 }),
    __metadata("design:type", String)
], Session.prototype, "userAgent", void 0);
__decorate([
    Column({ name: 'created_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Session.prototype, "createdAt", void 0);
__decorate([
    Column({ name: 'expires_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Session.prototype, "expiresAt", void 0);
__decorate([
    Column({ name: 'last_seen_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Session.prototype, "lastSeenAt", void 0);
__decorate([
    Column({ name: 'proven_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Session.prototype, "provenAt", void 0);
Session = __decorate([
    Entity('sessions'),
    Index('ux_sessions_digest', ['digest'], { unique: true }),
    Index('ix_sessions_person', ['personId', 'id']),
    Index('ix_sessions_membership', ['membershipId']),
    Index('ix_sessions_expires_at', ['expiresAt'])
], Session);
export { Session };
//# sourceMappingURL=session.entity.js.map