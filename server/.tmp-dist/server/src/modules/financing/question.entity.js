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
/** What a bank asks a firm to add; while one is open the bank's clock stands still. */
let Question = class Question {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Question.prototype, "id", void 0);
__decorate([
    Column({ name: 'application_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Question.prototype, "applicationId", void 0);
__decorate([
    Column({ type: 'varchar', length: 500 }),
    __metadata("design:type", String)
], Question.prototype, "text", void 0);
__decorate([
    Column({ name: 'asked_at', type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], Question.prototype, "askedAt", void 0);
__decorate([
    Column({ name: 'asked_by', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], Question.prototype, "askedBy", void 0);
__decorate([
    Column({ type: 'varchar', length: 1000, nullable: true }),
    __metadata("design:type", Object)
], Question.prototype, "answer", void 0);
__decorate([
    Column({ name: 'answered_at', type: 'datetime', precision: 3, nullable: true }),
    __metadata("design:type", Object)
], Question.prototype, "answeredAt", void 0);
__decorate([
    Column({ name: 'answered_by', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], Question.prototype, "answeredBy", void 0);
Question = __decorate([
    Entity('application_questions'),
    Index('ix_application_questions_application', ['applicationId', 'id']),
    Index('ix_application_questions_asked_by', ['askedBy']),
    Index('ix_application_questions_answered_by', ['answeredBy'])
], Question);
export { Question };
//# sourceMappingURL=question.entity.js.map