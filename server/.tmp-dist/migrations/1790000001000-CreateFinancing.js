import { Table } from 'typeorm';
import { at, fen, id, integer, key, optional, word } from './support/columns.js';
export class CreateFinancing1790000001000 {
    async up(db) {
        await db.createTable(new Table({ name: 'application_numbers', columns: [integer('year', { isPrimary: true }), integer('last')] }));
        await db.createTable(new Table({
            name: 'applications',
            columns: [
                key(),
                word('reference', 20),
                word('state', 20),
                integer('revision'),
                id('enterprise_id'),
                id('bank_id'),
                id('branch_id', optional),
                id('product_id'),
                id('product_version_id'),
                integer('product_version_number'),
                word('product_name', 40),
                word('guarantee_type', 20),
                fen('amount_fen'),
                integer('term_months'),
                word('loan_use', 200),
                id('applicant_id'),
                id('handler_id', optional),
                integer('first_response_working_days'),
                integer('decision_days'),
                at('drafted_at'),
                at('submitted_at', optional),
                at('first_response_due_at', optional),
                at('responded_at', optional),
                integer('response_milli_days', optional),
                at('first_response_over_at', optional),
                at('decision_due_at', optional),
                at('decided_at', optional),
                integer('decision_milli_days', optional),
                at('decision_over_at', optional),
                at('stopped_at', optional),
                fen('stopped_ms'),
                at('offer_made_at', optional),
                at('offer_valid_until', optional),
                at('next_deadline'),
                at('near_at'),
                at('lapses_at'),
                at('ended_at', optional),
                word('refusal_code', 40, optional),
                word('refusal_text', 500, optional),
                word('refusal_next_step', 300, optional),
                word('reapply_after', 10, optional),
            ],
            indices: [
                { name: 'ux_applications_reference', columnNames: ['reference'], isUnique: true },
                { name: 'ix_applications_enterprise', columnNames: ['enterprise_id', 'id'] },
                { name: 'ix_applications_bank_deadline', columnNames: ['bank_id', 'next_deadline', 'id'] },
                { name: 'ix_applications_bank_submitted', columnNames: ['bank_id', 'submitted_at'] },
                { name: 'ix_applications_state_deadline', columnNames: ['state', 'next_deadline'] },
                { name: 'ix_applications_lapses_at', columnNames: ['lapses_at'] },
                { name: 'ix_applications_product', columnNames: ['product_id'] },
                { name: 'ix_applications_product_version', columnNames: ['product_version_id'] },
                { name: 'ix_applications_branch', columnNames: ['branch_id'] },
                { name: 'ix_applications_applicant', columnNames: ['applicant_id'] },
                { name: 'ix_applications_handler', columnNames: ['handler_id'] },
            ],
        }));
        await db.createTable(new Table({
            name: 'application_events',
            columns: [key(), id('application_id'), at('at'), word('event', 40), word('text', 600), id('person_id', optional)],
            indices: [
                { name: 'ix_application_events_application', columnNames: ['application_id', 'id'] },
                { name: 'ix_application_events_person', columnNames: ['person_id'] },
            ],
        }));
        await db.createTable(new Table({
            name: 'application_questions',
            columns: [
                key(),
                id('application_id'),
                word('text', 500),
                at('asked_at'),
                id('asked_by'),
                word('answer', 1000, optional),
                at('answered_at', optional),
                id('answered_by', optional),
            ],
            indices: [
                { name: 'ix_application_questions_application', columnNames: ['application_id', 'id'] },
                { name: 'ix_application_questions_asked_by', columnNames: ['asked_by'] },
                { name: 'ix_application_questions_answered_by', columnNames: ['answered_by'] },
            ],
        }));
        await db.createTable(new Table({
            name: 'offers',
            columns: [
                key(),
                id('application_id'),
                id('enterprise_id'),
                id('bank_id'),
                word('product_name', 40),
                word('state', 20),
                fen('amount_fen'),
                integer('rate_ppm'),
                integer('term_months'),
                word('method', 20),
                fen('service_fees_fen'),
                fen('guarantee_fees_fen'),
                fen('other_fees_fen'),
                fen('interest_fen'),
                fen('net_disbursed_fen'),
                fen('total_payable_fen'),
                integer('apr_ppm'),
                integer('penalty_rate_ppm'),
                word('prepayment', 100),
                integer('cooling_off_days'),
                word('collection', 100),
                word('complaint_phone', 40),
                at('made_at'),
                id('made_by'),
                at('valid_until'),
                at('ended_at', optional),
                id('ended_by', optional),
                word('end_note', 200, optional),
            ],
            indices: [
                { name: 'ix_offers_application', columnNames: ['application_id', 'state'] },
                { name: 'ix_offers_enterprise', columnNames: ['enterprise_id', 'state'] },
                { name: 'ix_offers_bank', columnNames: ['bank_id'] },
                { name: 'ix_offers_state_valid_until', columnNames: ['state', 'valid_until'] },
                { name: 'ix_offers_made_by', columnNames: ['made_by'] },
                { name: 'ix_offers_ended_by', columnNames: ['ended_by'] },
            ],
        }));
    }
    async down(db) {
        for (const table of ['offers', 'application_questions', 'application_events', 'applications', 'application_numbers'])
            await db.dropTable(table);
    }
}
//# sourceMappingURL=1790000001000-CreateFinancing.js.map