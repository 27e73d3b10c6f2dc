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
/** One line of an application's timeline. Only ever added. */
let ApplicationTimelineEvent = class ApplicationTimelineEvent {
};
__decorate([
    PrimaryColumn({ type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ApplicationTimelineEvent.prototype, "id", void 0);
__decorate([
    Column({ name: 'application_id', type: 'varchar', length: 26 }),
    __metadata("design:type", String)
], ApplicationTimelineEvent.prototype, "applicationId", void 0);
__decorate([
    Column({ type: 'datetime', precision: 3 }),
    __metadata("design:type", Date)
], ApplicationTimelineEvent.prototype, "at", void 0);
__decorate([
    Column({ type: 'varchar', length: 40 }),
    __metadata("design:type", String)
], ApplicationTimelineEvent.prototype, "event", void 0);
__decorate([
    Column({ type: 'varchar', length: 600 }),
    __metadata("design:type", String)
], ApplicationTimelineEvent.prototype, "text", void 0);
__decorate([
    Column({ name: 'person_id', type: 'varchar', length: 26, nullable: true }),
    __metadata("design:type", Object)
], ApplicationTimelineEvent.prototype, "personId", void 0);
ApplicationTimelineEvent = __decorate([
    Entity('application_events'),
    Index('ix_application_events_application', ['applicationId', 'id']),
    Index('ix_application_events_person', ['personId'])
], ApplicationTimelineEvent);
export { ApplicationTimelineEvent };
//# sourceMappingURL=application-event.entity.js.map