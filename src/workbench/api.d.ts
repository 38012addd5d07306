export interface paths {
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Liveness probe: is the process alive?
         * @description Answers as long as the process can answer at all. When it stops answering, start it again.
         */
        get: operations["checkAlive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readiness probe: should it get requests?
         * @description Says no while the service starts or stops; send requests elsewhere then.
         */
        get: operations["checkReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics for Prometheus
         * @description Counters, gauges and histograms: requests, durations, problems, languages, scenarios, anger, priority, review, drafts, and those of the process. Never a word of a message.
         */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describe a kind of problem
         * @description Every problem's `type` leads here: what it means and how to mend it.
         */
        get: operations["describeProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Triage one message
         * @description Takes a customer's message and answers what kind of complaint it is, how angry the writer is, what they want, how urgent it is, which words show each of these, and a draft of the reply. Nothing is stored: the same message always gets the same conclusions.
         */
        post: operations["triageMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/triage/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Triage up to 1000 messages
         * @description Each message is answered as POST /v1/triage would, in order; one that cannot be answered gets its problem in its place and the rest their triage. The whole is refused only where it is no batch. The body may have 4 MiB. It takes up to a second, counts as one request, and lets others in between; for more, use POST /v1/triage/stream.
         */
        post: operations["triageBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/triage/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Triage a backlog, line by line
         * @description A line for each message in, a line for each answer out, in order and while the body is still coming; memory stays the same however many there are. A line is a message as in POST /v1/triage; one that cannot be answered gets its problem in its place. Empty lines are passed over. Read the answers while you send: where they are not read, no more lines are taken. A stream on which nothing moves for the time of a request is cut off; so is one under way when the service stops, after a last line with `not-ready`: send that line and all after it again.
         */
        post: operations["triageStream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write the draft that an agent asks for
         * @description For an agent who overrules the scenario that the triage chose. What the request does not say is read from the complaint, if `text` has it.
         */
        post: operations["writeDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replies/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a reply before it goes
         * @description Holds an agent's reply to what makes one good (an apology, a next step, an answer to what was asked) and to what none may do (blame, excuses, promises that the company does not allow, gaps, personal data in public). With the complaint it sees more: whose name and numbers are right, and what was asked for.
         */
        post: operations["checkReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List languages and scenarios
         * @description The language packs, and every scenario with its title and description in each language. Changes only when the service or the company's own files do.
         */
        get: operations["listScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scenarios/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describe one scenario and its replies
         * @description Title, description, templates and placeholders of one scenario in each language.
         */
        get: operations["describeScenario"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Addressed
         * @description What the draft takes up beside its scenario: as the request says, or what was read with a confidence of 0.7 (danger to people: 0.9). Send it with POST /v1/drafts to get the same draft for another channel or tone.
         */
        Addressed: {
            /** @description Further scenarios. */
            secondary: string[];
            /** @description What the customer asks for. */
            demands: components["schemas"]["DemandId"][];
            /** @description What calls for more than an ordinary answer. */
            escalation: components["schemas"]["EscalationReason"][];
        };
        /**
         * Alive
         * @description The process answers.
         */
        Alive: {
            /**
             * @description Always `alive`.
             * @enum {string}
             */
            status: "alive";
        };
        /**
         * Anger
         * @description How angry the writer is, and by which words.
         */
        Anger: {
            level: components["schemas"]["AngerLevel"];
            /** @description 0 (calm) to 1 (furious), for sorting; `level` follows from it. */
            score: number;
            /** @description Capitals or piles of exclamation marks carry the tone. */
            shouting: boolean;
            /** @description How it shows; empty where it does not. */
            signs: components["schemas"]["Sign"][];
        };
        /**
         * AngerLevel
         * @description A careful reader's impression of the whole message. The four levels stay as they are.
         *
         *     - `calm`: dissatisfied at most.
         *     - `irritated`: annoyed, still patient.
         *     - `angry`: openly angry.
         *     - `furious`: beside themselves; reply at once, by a senior person.
         * @enum {string}
         */
        AngerLevel: "calm" | "irritated" | "angry" | "furious";
        /**
         * AngerSign
         * @description How anger shows in the words.
         *
         *     - `swearing`: swear words and insults, masked ones too.
         *     - `sarcasm`: praise, thanks or agreement that means its opposite.
         *     - `blame`: the company or its people are accused.
         *     - `confrontation`: a threat, an ultimatum, a demand in the imperative.
         *     - `short-sentences`: a run of very short sentences.
         *
         *     May grow.
         * @enum {string}
         */
        AngerSign: "swearing" | "sarcasm" | "blame" | "confrontation" | "short-sentences";
        /**
         * BatchAnswer
         * @description What became of each message. The status is 200 whatever became of them.
         */
        BatchAnswer: {
            /** @description One for each message, in their order: `results[i]` answers `messages[i]`. Pointers of problems count from the whole body, such as `/messages/3/text`. */
            results: components["schemas"]["BatchResult"][];
        };
        /**
         * BatchProblem
         * @description Why one message could not be triaged.
         */
        BatchProblem: {
            /**
             * @description What POST /v1/triage would have answered. May grow.
             * @enum {integer}
             */
            status: 422 | 500;
            problem: components["schemas"]["Problem"];
        };
        /**
         * BatchRequest
         * @description Messages to triage. One that cannot be answered fails alone.
         */
        BatchRequest: {
            /** @description 1 to 1000 messages, each as in POST /v1/triage. */
            messages: components["schemas"]["TriageRequest"][];
        };
        /**
         * BatchResult
         * @description What became of one message: its triage, or its problem.
         */
        BatchResult: components["schemas"]["BatchTriage"] | components["schemas"]["BatchProblem"];
        /**
         * BatchTriage
         * @description The triage of one message.
         */
        BatchTriage: {
            /**
             * @description The message was triaged.
             * @constant
             */
            status: 200;
            triage: components["schemas"]["Triage"];
        };
        /**
         * Channel
         * @description How a message reaches the company and its reply goes back.
         *
         *     - `email`: e-mail; the reply is a whole letter with a subject.
         *     - `chat`: live chat or messenger; the reply is a few short lines without a subject.
         *     - `social`: a public post or comment; the reply is public, brief, and holds nothing personal.
         *     - `review`: a public review; the reply is public, brief, and holds nothing personal.
         *     - `form`: contact form; the reply goes out as e-mail.
         *
         *     May grow.
         * @enum {string}
         */
        Channel: "email" | "chat" | "social" | "review" | "form";
        /**
         * Demand
         * @description Something that the customer asks for.
         */
        Demand: {
            id: components["schemas"]["DemandId"];
            /** @description 0 to 1. Calibrated: of the answers given with 0.8, about eight in ten are right. */
            confidence: number;
            /** @description The words that show it. */
            evidence: components["schemas"]["Span"][];
        };
        /**
         * DemandId
         * @description What customers ask for.
         *
         *     - `refund`: the money back.
         *     - `replacement`: another one in its place.
         *     - `repair`: to have it mended.
         *     - `status`: to know where it is and when it comes.
         *     - `compensation`: something for the trouble.
         *     - `apology`: an apology.
         *     - `contact`: to be answered, called back, or put through to a manager.
         *     - `cancellation`: to cancel an order, a contract, an account.
         *     - `explanation`: to know why.
         *
         *     May grow.
         * @enum {string}
         */
        DemandId: "refund" | "replacement" | "repair" | "status" | "compensation" | "apology" | "contact" | "cancellation" | "explanation";
        /**
         * Draft
         * @description A reply in the customer's language; null where there is none to write: the message is no complaint, or in a language without a pack.
         */
        Draft: {
            /** @description Subject line; null on channels without one (chat, social, review). */
            subject: string | null;
            /** @description The reply as plain text; paragraphs are parted by an empty line. */
            body: string;
            /** @description BCP 47 tag of the language that it is written in. */
            language: string;
            /** @description Where it is to be sent. */
            channel: components["schemas"]["Channel"];
            /** @description Id of the reply it was made from: a scenario, or `other` where that has no reply of its own. */
            template: string;
            addresses: components["schemas"]["Addressed"];
            /** @description The facts that stand in it. */
            filled: components["schemas"]["FilledPlaceholder"][];
            /** @description Where facts are missing, in order of the text. Empty: it can be sent as it is. */
            missing: components["schemas"]["MissingPlaceholder"][];
        };
        /**
         * DraftRequest
         * @description What an agent has decided about a complaint. Only `scenario` and `language` are required.
         */
        DraftRequest: {
            /** @description The scenario whose reply is wanted; GET /v1/scenarios lists them. */
            scenario: string;
            /**
             * @description Language of the reply. A BCP 47 tag; GET /v1/scenarios lists those there are.
             * @example et
             * @example pt-BR
             */
            language: string;
            /** @description Where the reply will be sent. Without it: `email`. */
            channel?: components["schemas"]["Channel"];
            /** @description How angry the customer is. Where it is left out, it is read from `text`. Without either: calm. */
            level?: components["schemas"]["AngerLevel"];
            /** @description Other scenarios that the reply addresses too, up to 20. Where it is left out, it is read from `text`. */
            secondary?: string[];
            /** @description What the customer asks for, so that the reply takes it up; up to 20. Where it is left out, it is read from `text`. */
            demands?: components["schemas"]["DemandId"][];
            /** @description What calls for more than an ordinary answer, up to 20. Where it is left out, it is read from `text`. */
            escalation?: components["schemas"]["EscalationReason"][];
            /** @description What the company was to supply: the draft is worded by it. Where it is left out, it is read from `text`. */
            supply?: components["schemas"]["SupplyId"];
            values?: components["schemas"]["Values"];
            /** @description What becomes of the places in the draft whose facts are not known: `mark` (also without it) or `omit`. */
            gaps?: components["schemas"]["GapHandling"];
            /** @description The complaint as plain text, 1 to 100,000 UTF-16 code units. What happened, and facts for the draft, are read from it. */
            text?: string;
        };
        /**
         * Entity
         * @description A fact named in the message.
         */
        Entity: {
            type: components["schemas"]["EntityType"];
            /** @description In its canonical form, such as a carrier in its base form; the words as written are at the offsets. */
            value: string;
            /** @description First UTF-16 code unit, counted from 0. */
            start: number;
            /** @description UTF-16 code unit after the last: `end - start` is the length. */
            end: number;
            /**
             * @description Present where the offsets count in the subject line and not in the text.
             * @enum {string}
             */
            in?: "subject";
        };
        /**
         * EntityType
         * @description Facts that are read from a message.
         *
         *     - `customerName`: as the writer signs.
         *     - `orderNumber`: order or booking number.
         *     - `trackingNumber`: number of a parcel.
         *     - `invoiceNumber`: number of an invoice.
         *     - `carrier`: who carries the parcel, in its base form.
         *     - `product`: what was bought, as it stands in the text.
         *     - `amount`: a sum as written, with its currency.
         *     - `phone`: a telephone number of the writer.
         *     - `email`: an e-mail address of the writer.
         *
         *     May grow.
         * @enum {string}
         */
        EntityType: "customerName" | "orderNumber" | "trackingNumber" | "invoiceNumber" | "carrier" | "product" | "amount" | "phone" | "email";
        /**
         * Escalation
         * @description Something that calls for more than an ordinary answer.
         */
        Escalation: {
            reason: components["schemas"]["EscalationReason"];
            /** @description 0 to 1. Calibrated: of the answers given with 0.8, about eight in ten are right. */
            confidence: number;
            /** @description The words that show it. */
            evidence: components["schemas"]["Span"][];
        };
        /**
         * EscalationReason
         * @description What calls for more than an ordinary answer.
         *
         *     - `legal`: a lawyer, a court or the police is named.
         *     - `regulator`: a consumer authority, an ombudsman or a disputes board is named.
         *     - `media`: a threat to publish.
         *     - `chargeback`: a threat to have the bank take the payment back.
         *     - `safety`: injury, illness, fire or another danger.
         *     - `privacy`: personal data.
         *     - `violence`: a threat to people.
         *     - `distress`: the writer, or somebody in their care, may be at risk.
         *
         *     May grow.
         * @enum {string}
         */
        EscalationReason: "legal" | "regulator" | "media" | "chargeback" | "safety" | "privacy" | "violence" | "distress";
        /**
         * Evidence
         * @description Words that speak for or against a scenario.
         */
        Evidence: {
            /** @description Scenario that the words speak for or against. */
            scenario: string;
            /** @description By how much they moved the log-odds of the scenario; negative where they speak against it. For comparing within one answer. */
            weight: number;
            /** @description First UTF-16 code unit, counted from 0. */
            start: number;
            /** @description UTF-16 code unit after the last: `end - start` is the length. */
            end: number;
            /** @description The words themselves: `text.slice(start, end)`. */
            text: string;
            /**
             * @description Present where the offsets count in the subject line and not in the text.
             * @enum {string}
             */
            in?: "subject";
        };
        /**
         * FactName
         * @description The facts that a reply can hold, as requests and answers name them.
         *
         *     - `customerName`: how the reply addresses the customer.
         *     - `orderNumber`: order number.
         *     - `trackingNumber`: parcel tracking number.
         *     - `invoiceNumber`: invoice number.
         *     - `carrier`: who carries the parcel, in its base form.
         *     - `product`: what was bought.
         *     - `amount`: the sum at issue, with its currency.
         *     - `phone`: number at which the company can be called.
         *     - `email`: e-mail address of the company.
         *     - `deliveryStatus`: where the parcel is now.
         *     - `trackingUrl`: address at which the parcel can be followed.
         *     - `deliverBy`: day by which the parcel should have come.
         *     - `deliveryDate`: day of delivery.
         *     - `actionTaken`: what has been done about it already.
         *     - `nextStep`: what happens next, who does it and by when.
         *     - `customerExperience`: what the customer went through, in a few words.
         *     - `team`: team or shop that the customer dealt with.
         *     - `discountPercent`: discount offered, per cent.
         *     - `couponCode`: code of the discount.
         *     - `returnDays`: days in which wrong goods are to be sent back.
         *     - `returnWindowDays`: days in which a purchase may be returned.
         *     - `policyUrl`: address of the return policy.
         *     - `company`: name of the company.
         *     - `agentName`: name of the agent who answers.
         *     - `signature`: signature under the reply.
         *     - `managerName`: name of the manager who takes over.
         *     - `customerPhone`: number at which the customer can be called.
         *     - `customerEmail`: e-mail address of the customer.
         *     - `answerBy`: day by which the customer hears again.
         *     - `refundBy`: day by which the money is back.
         *
         *     May grow.
         * @enum {string}
         */
        FactName: "customerName" | "orderNumber" | "trackingNumber" | "invoiceNumber" | "carrier" | "product" | "amount" | "phone" | "email" | "deliveryStatus" | "trackingUrl" | "deliverBy" | "deliveryDate" | "actionTaken" | "nextStep" | "customerExperience" | "team" | "discountPercent" | "couponCode" | "returnDays" | "returnWindowDays" | "policyUrl" | "company" | "agentName" | "signature" | "managerName" | "customerPhone" | "customerEmail" | "answerBy" | "refundBy";
        /**
         * FieldFault
         * @description A field at fault.
         */
        FieldFault: {
            /** @description JSON pointer (RFC 6901) of the field in the body, such as `/values/carrier`; empty for the body itself. */
            pointer: string;
            /** @description What is wrong with it and what to write instead. */
            detail: string;
        };
        /**
         * FilledPlaceholder
         * @description A fact that stands in the draft; half-open, UTF-16 code units of `body`.
         */
        FilledPlaceholder: {
            name: components["schemas"]["FactName"];
            /** @description As it stands in the draft. */
            value: string;
            /**
             * @description Where the fact came from: `values` of the request, the text of the message, or the company's settings.
             * @enum {string}
             */
            source: "request" | "text" | "company";
            /** @description Where it first stands in `body`; absent where only the subject has it. */
            start?: number;
            /** @description UTF-16 code unit of `body` after the last; present where `start` is. */
            end?: number;
        };
        /**
         * GapHandling
         * @description What becomes of the places in a draft whose facts are not known.
         *
         *     - `mark`: a visible [label] stands in the place; `missing` lists them.
         *     - `omit`: sentences that need the fact are left out, so that the draft can be sent as it is.
         * @enum {string}
         */
        GapHandling: "mark" | "omit";
        /**
         * Language
         * @description The language of the message.
         */
        Language: {
            /** @description BCP 47 tag: of a language pack, of another language, or `und` where it cannot be told. */
            code: string;
            /** @description 0 to 1. Calibrated: of the answers given with 0.8, about eight in ten are right. */
            confidence: number;
            /**
             * @description `detected`: read from the message. `request`: the request said so.
             * @enum {string}
             */
            source: "detected" | "request";
        };
        /**
         * LineProblem
         * @description Why one message could not be triaged.
         */
        LineProblem: {
            /** @description Number of the line that this answers, counted from 1; empty lines count too. */
            line: number;
            /**
             * @description What POST /v1/triage would have answered. May grow.
             * @enum {integer}
             */
            status: 400 | 413 | 422 | 500 | 503;
            problem: components["schemas"]["Problem"];
        };
        /**
         * LineResult
         * @description The answer to one line: its triage, or its problem.
         */
        LineResult: components["schemas"]["LineTriage"] | components["schemas"]["LineProblem"];
        /**
         * LineTriage
         * @description The triage of one message.
         */
        LineTriage: {
            /** @description Number of the line that this answers, counted from 1; empty lines count too. */
            line: number;
            /**
             * @description The message was triaged.
             * @constant
             */
            status: 200;
            triage: components["schemas"]["Triage"];
        };
        /**
         * MessageFormat
         * @description What `text` is.
         *
         *     - `text`: plain text.
         *     - `html`: the HTML body of an e-mail. The answer's `text` has it as plain text.
         *     - `eml`: a whole e-mail message (MIME, RFC 5322) with its headers. The answer's `text` and `subject` are read from it.
         *
         *     May grow.
         * @enum {string}
         */
        MessageFormat: "text" | "html" | "eml";
        /**
         * MissingPlaceholder
         * @description Where a [gap] stands in `body`; half-open, UTF-16 code units.
         */
        MissingPlaceholder: {
            name: components["schemas"]["FactName"];
            /** @description The fact's name in the language of the draft. */
            label: string;
            /** @description First UTF-16 code unit, counted from 0. */
            start: number;
            /** @description UTF-16 code unit after the last: `end - start` is the length. */
            end: number;
        };
        /**
         * PackLanguage
         * @description A language that the service reads and answers.
         */
        PackLanguage: {
            /** @description BCP 47 tag by which requests and answers name the language. */
            code: string;
            /** @description Its name in itself. */
            name: string;
        };
        /**
         * Placeholder
         * @description A fact that a reply can hold.
         */
        Placeholder: {
            name: components["schemas"]["FactName"];
            /** @description What stands in [brackets] where the fact is missing. */
            label: string;
            /** @description What the fact is. */
            about: string;
        };
        /**
         * Priority
         * @description How urgent it is, and why.
         */
        Priority: {
            level: components["schemas"]["PriorityLevel"];
            /**
             * Format: date-time
             * @description When an answer is due: `receivedAt` (or now) and the hours that the company has set for the level. RFC 3339, UTC.
             */
            respondBy: string;
            /** @description What raised it: `anger:angry`, `anger:furious`, or `escalation:` and a reason. May grow. */
            because: string[];
        };
        /**
         * PriorityLevel
         * @description How soon a message wants an answer; the operator sets the hours of each level. The four levels stay as they are.
         *
         *     - `low`: no complaint.
         *     - `normal`: a complaint from a calm or irritated writer, or a language that the service cannot read.
         *     - `high`: an angry or furious writer, or a reason to escalate.
         *     - `urgent`: a danger to people, or a furious writer with a reason to escalate.
         * @enum {string}
         */
        PriorityLevel: "low" | "normal" | "high" | "urgent";
        /**
         * Problem
         * @description Problem details (RFC 9457). Programs go by `code` (or `type`, which says the same), people by `detail`.
         */
        Problem: {
            /** @description URI reference that names this kind of problem and leads to its description: `/problems/` and the code. */
            type: string;
            /** @description Short name of this kind of problem, always the same. */
            title: string;
            /** @description HTTP status of the answer; of a batch or a stream, that of the one message. */
            status: number;
            /** @description What is wrong this time and how to mend it, for people. Never repeats a value that was sent. */
            detail: string;
            code: components["schemas"]["ProblemCode"];
            /** @description The `x-request-id` of the request, or one made for it; the log has it too. */
            requestId: string;
            /** @description Path of the request, without its query. */
            instance?: string;
            /** @description Every field at fault, the first 50 of them; only with `invalid-request`. */
            errors?: components["schemas"]["FieldFault"][];
        };
        /**
         * ProblemCode
         * @description What went wrong, for programs. Codes stay.
         *
         *     - `invalid-request` (422): the request does not fit its schema.
         *     - `malformed-json` (400): the body is not JSON.
         *     - `broken-utf-8` (400): the body is not UTF-8.
         *     - `empty-body` (400): the body is empty.
         *     - `bad-request` (400): the request is not sound HTTP.
         *     - `unauthorized` (401): a key is needed.
         *     - `not-found` (404): there is no such route.
         *     - `method-not-allowed` (405): the route does not take this method.
         *     - `timeout` (408): the request took too long to arrive.
         *     - `body-too-large` (413): the body is too large.
         *     - `unsupported-media-type` (415): the body has the wrong type.
         *     - `rate-limited` (429): the key has sent too many requests.
         *     - `headers-too-large` (431): the headers are too large.
         *     - `internal` (500): the service failed.
         *     - `overloaded` (503): the service has too much to do.
         *     - `not-ready` (503): the service is not ready.
         *
         *     May grow.
         * @enum {string}
         */
        ProblemCode: "invalid-request" | "malformed-json" | "broken-utf-8" | "empty-body" | "bad-request" | "unauthorized" | "not-found" | "method-not-allowed" | "timeout" | "body-too-large" | "unsupported-media-type" | "rate-limited" | "headers-too-large" | "internal" | "overloaded" | "not-ready";
        /**
         * ProblemDescription
         * @description What a kind of problem means.
         */
        ProblemDescription: {
            /** @description The problem's `code`. */
            code: string;
            /** @description HTTP status that it comes with. */
            status: number;
            /** @description Short name of it. */
            title: string;
            /** @description What it means and how to mend it. */
            description: string;
        };
        /**
         * Ready
         * @description Requests can be answered.
         */
        Ready: {
            /**
             * @description Always `ready`; where it is not, the answer is a 503.
             * @enum {string}
             */
            status: "ready";
            /** @description Version of engine and all language packs. */
            engine: string;
        };
        /**
         * ReplyCheck
         * @description What the reply lacks, and what it should not say.
         */
        ReplyCheck: {
            /** @description Whether no finding is an error. */
            passed: boolean;
            /** @description Words to avoid in order of the text, then what is missing. */
            findings: components["schemas"]["ReplyFinding"][];
        };
        /**
         * ReplyCheckRequest
         * @description A reply to look over before it goes. Only `text` is required.
         */
        ReplyCheckRequest: {
            /** @description The reply as the agent means to send it, as plain text; 1 to 20,000 UTF-16 code units. */
            text: string;
            /**
             * @description Language in which the reply should be. Without it: that of the complaint, and without a complaint that of the reply itself. A BCP 47 tag; GET /v1/scenarios lists those there are.
             * @example et
             * @example pt-BR
             */
            language?: string;
            /** @description Where the reply will be sent: email and form want a whole letter, chat a few lines, social and review are public. Without it: `email`. */
            channel?: components["schemas"]["Channel"];
            /** @description The message that it answers, as plain text, 1 to 100,000 UTF-16 code units; its subject as the first line, if it has one. With it the check knows what was asked for, who wrote, and which numbers are theirs. */
            complaint?: string;
            values?: components["schemas"]["Values"];
        };
        /**
         * ReplyFinding
         * @description One thing to mend in a reply.
         */
        ReplyFinding: {
            /**
             * @description What it is about, or the id of a rule of the company's own. May grow.
             *
             *     Missing: `greeting`, `signature`, `thanks`, `apology`, `empathy`, `responsibility`, `explanation`, `prevention`, `next-step`, `compensation`, `invitation`, `personal`, `demand`.
             *
             *     To avoid: `blame`, `argument`, `obvious`, `sarcasm`, `defensive`, `excuse`, `doubt`, `empty`, `promise`, `gap`, `personal-data`, `formality`, `language`, `wrong-name`, `wrong-number`.
             */
            rule: string;
            /**
             * @description `missing`: a good reply has it and this one does not. `avoid`: words that no reply should have.
             * @enum {string}
             */
            kind: "missing" | "avoid";
            /**
             * @description `error`: do not send it so. `warning`: better without.
             * @enum {string}
             */
            severity: "error" | "warning";
            /** @description What is wrong, for the agent, in the language of the reply. */
            message: string;
            /** @description What to write instead. */
            suggestion: string;
            /** @description First UTF-16 code unit of the words in `text`. Absent where something is missing. */
            start?: number;
            /** @description UTF-16 code unit after the last. Absent where something is missing. */
            end?: number;
            /** @description The words themselves: `text.slice(start, end)`. */
            text?: string;
        };
        /**
         * ReplyTexts
         * @description The reply's templates. Words in {{ }} are filled in, other marks as templates/FORMAT.md has them.
         */
        ReplyTexts: {
            /** @description Template for the channels email and form. */
            letter: string;
            /** @description Template for the channels chat. */
            chat: string;
            /** @description Template for the channels social and review. */
            public: string;
        };
        /**
         * Review
         * @description Whether a person should decide.
         */
        Review: {
            /** @description A person should look before anything is sent. */
            needed: boolean;
            /** @description `low-confidence` (of the scenario), `unknown-language`, or `escalation:` and a reason. May grow. */
            reasons: string[];
        };
        /**
         * Scenario
         * @description What kind of complaint it is; null where it is none or the language has no pack.
         */
        Scenario: {
            /** @description A built-in scenario (`bad-service`, `unhappy-with-purchase`, `delivery-delay`, `wrong-item`, `unanswered-message`, `exception-request`, `negative-review`, `customer-leaving`, `other`) or one of the company's own. GET /v1/scenarios lists them. */
            id: string;
            /** @description Name of the scenario in the language of the message. */
            title: string;
            /** @description 0 to 1. Calibrated: of the answers given with 0.8, about eight in ten are right. */
            confidence: number;
        };
        /**
         * ScenarioDetail
         * @description One scenario and its reply in each language.
         */
        ScenarioDetail: {
            /** @description By which requests and answers name the scenario. Built-in ids stay; `other` takes what fits none. */
            id: string;
            /** @description Whether every installation has it; false for the company's own. */
            builtIn: boolean;
            /** @description By language tag, as in `languages` of GET /v1/scenarios. */
            languages: {
                [key: string]: components["schemas"]["ScenarioWording"];
            };
        };
        /**
         * ScenarioList
         * @description What requests and answers may name.
         */
        ScenarioList: {
            /** @description The languages that are read and answered. */
            languages: components["schemas"]["PackLanguage"][];
            /** @description Every kind of complaint that is told apart, the company's own after the built-in ones. */
            scenarios: components["schemas"]["ScenarioSummary"][];
        };
        /**
         * ScenarioSummary
         * @description A kind of complaint.
         */
        ScenarioSummary: {
            /** @description By which requests and answers name the scenario. Built-in ids stay; `other` takes what fits none. */
            id: string;
            /** @description Whether every installation has it; false for the company's own. */
            builtIn: boolean;
            /** @description By language tag, as in `languages` of GET /v1/scenarios. */
            languages: {
                [key: string]: components["schemas"]["ScenarioWords"];
            };
        };
        /**
         * ScenarioWording
         * @description A scenario and its reply in one language.
         */
        ScenarioWording: {
            /** @description Name of the scenario in this language. */
            title: string;
            /** @description When it is this scenario and no other. */
            description: string;
            /** @description Id of the reply that is used: `other` where the scenario has none of its own in this language. */
            template: string;
            /** @description Templates of the subject line, best first; the first whose facts are all known is used. */
            subjects: string[];
            /** @description Demands that the text itself answers. */
            answers: components["schemas"]["DemandId"][];
            texts: components["schemas"]["ReplyTexts"];
            /** @description The facts that the reply can hold. */
            placeholders: components["schemas"]["Placeholder"][];
        };
        /**
         * ScenarioWords
         * @description A scenario in one language.
         */
        ScenarioWords: {
            /** @description Name of the scenario in this language. */
            title: string;
            /** @description When it is this scenario and no other. */
            description: string;
        };
        /**
         * Sign
         * @description One way in which the anger shows.
         */
        Sign: {
            id: components["schemas"]["AngerSign"];
            /** @description How sure it is, 0 to 1; what is listed has at least 0.5. */
            score: number;
            /** @description The words that show it. */
            evidence: components["schemas"]["Span"][];
        };
        /**
         * Span
         * @description Words of the message. Offsets are half-open and count UTF-16 code units in `text` as sent, or in the answer's `text` where it has one.
         */
        Span: {
            /** @description First UTF-16 code unit, counted from 0. */
            start: number;
            /** @description UTF-16 code unit after the last: `end - start` is the length. */
            end: number;
            /** @description The words themselves: `text.slice(start, end)`. */
            text: string;
            /**
             * @description Present where the offsets count in the subject line and not in the text.
             * @enum {string}
             */
            in?: "subject";
        };
        /**
         * Supply
         * @description What the company was to supply, as read from the message; null where it cannot be told surely. Where the settings say what the company supplies, the draft goes by them.
         */
        Supply: {
            id: components["schemas"]["SupplyId"];
            /** @description 0 to 1. Calibrated: of the answers given with 0.8, about eight in ten are right. */
            confidence: number;
            /** @description The words that show it. */
            evidence: components["schemas"]["Span"][];
        };
        /**
         * SupplyId
         * @description What the company was to supply.
         *
         *     - `goods`: a thing that is sent, handed over or bought, and can be sent or brought back.
         *     - `work`: work at the customer's place or on something of theirs, and what is fitted there.
         *     - `visit`: something that the customer comes to or takes part in: a meal, a stay, an appointment, a journey, a course.
         *     - `contract`: something that runs on: a contract, a subscription, an account, a bill.
         *
         *     May grow.
         * @enum {string}
         */
        SupplyId: "goods" | "work" | "visit" | "contract";
        /**
         * Triage
         * @description All that is concluded from the message, the words behind it, and a draft of the reply.
         */
        Triage: {
            /**
             * Format: uuid
             * @description UUID (version 7) of this answer. Nothing is stored under it; it is for your own records.
             */
            id: string;
            /** @description Your own id of the ticket, where the request had one. */
            reference?: string;
            /** @description Version of engine and language pack: the same request and version give the same answer, but for `id` and times reckoned from now. */
            engine: string;
            language: components["schemas"]["Language"];
            /** @description Whether the message is a complaint; null in a language without a pack. */
            complaint: boolean | null;
            /** @description What kind of complaint it is; null where it is none or the language has no pack. */
            scenario: components["schemas"]["Scenario"] | null;
            /** @description Other matters of the complaint. The draft addresses those that are likely enough (`draft.addresses`). */
            secondary: components["schemas"]["Scenario"][];
            /** @description All other scenarios, best first: for an agent who wants another reply. */
            alternatives: components["schemas"]["Scenario"][];
            /** @description The words that decided the scenario, the weightiest of them. */
            evidence: components["schemas"]["Evidence"][];
            anger: components["schemas"]["Anger"];
            /** @description What the customer asks for. */
            demands: components["schemas"]["Demand"][];
            /** @description What calls for more than an ordinary answer; empty as a rule. */
            escalation: components["schemas"]["Escalation"][];
            /** @description What the company was to supply, as read from the message; null where it cannot be told surely. Where the settings say what the company supplies, the draft goes by them. */
            supply: components["schemas"]["Supply"] | null;
            /** @description Facts named in the message, those for the draft among them. */
            entities: components["schemas"]["Entity"][];
            priority: components["schemas"]["Priority"];
            review: components["schemas"]["Review"];
            /** @description Only for the formats html and eml: the plain text that the offsets count in. */
            text?: string;
            /** @description Only for the format eml: the subject that the offsets marked `in: subject` count in. */
            subject?: string;
            /** @description A reply in the customer's language; null where there is none to write: the message is no complaint, or in a language without a pack. */
            draft: components["schemas"]["Draft"] | null;
        };
        /**
         * TriageRequest
         * @description A customer's message. Only `text` is required; unknown fields are refused.
         */
        TriageRequest: {
            /** @description The customer's message as it came, quotes and signature included; 1 to 100,000 UTF-16 code units. */
            text: string;
            /** @description Subject line, where there is one; up to 2,000 UTF-16 code units. It is read along with the text. With the format eml it wins over that of the mail. */
            subject?: string;
            /** @description What `text` is. Without it: `text`. */
            format?: components["schemas"]["MessageFormat"];
            /**
             * @description Language of the message. Without it the language is detected. A BCP 47 tag; GET /v1/scenarios lists those there are.
             * @example et
             * @example pt-BR
             */
            language?: string;
            /** @description Where the message came from. The draft is written for it. Without it: `email`. */
            channel?: components["schemas"]["Channel"];
            /** @description Your own id of the ticket, up to 200 UTF-16 code units. The answer repeats it; it is neither read nor logged. */
            reference?: string;
            /**
             * Format: date-time
             * @description When the message came (RFC 3339, years 1970 to 9998). `respondBy` and the days in the draft are reckoned from it. Without it: the moment of the request.
             */
            receivedAt?: string;
            values?: components["schemas"]["Values"];
            /** @description What becomes of the places in the draft whose facts are not known: `mark` (also without it) or `omit`. */
            gaps?: components["schemas"]["GapHandling"];
        };
        /**
         * Values
         * @description Known facts for the draft, each as it should stand there, up to 1000 UTF-16 code units. They win over what the text and the company's settings say. Unknown names are refused.
         */
        Values: {
            /** @description How the reply addresses the customer. */
            customerName?: string;
            /** @description Order number. */
            orderNumber?: string;
            /** @description Parcel tracking number. */
            trackingNumber?: string;
            /** @description Invoice number. */
            invoiceNumber?: string;
            /** @description Who carries the parcel, in its base form. */
            carrier?: string;
            /** @description What was bought. */
            product?: string;
            /** @description The sum at issue, with its currency. */
            amount?: string;
            /** @description Number at which the company can be called. */
            phone?: string;
            /** @description E-mail address of the company. */
            email?: string;
            /** @description Where the parcel is now. */
            deliveryStatus?: string;
            /** @description Address at which the parcel can be followed. */
            trackingUrl?: string;
            /** @description Day by which the parcel should have come. */
            deliverBy?: string;
            /** @description Day of delivery. */
            deliveryDate?: string;
            /** @description What has been done about it already. */
            actionTaken?: string;
            /** @description What happens next, who does it and by when. */
            nextStep?: string;
            /** @description What the customer went through, in a few words. */
            customerExperience?: string;
            /** @description Team or shop that the customer dealt with. */
            team?: string;
            /** @description Discount offered, per cent. */
            discountPercent?: string;
            /** @description Code of the discount. */
            couponCode?: string;
            /** @description Days in which wrong goods are to be sent back. */
            returnDays?: string;
            /** @description Days in which a purchase may be returned. */
            returnWindowDays?: string;
            /** @description Address of the return policy. */
            policyUrl?: string;
            /** @description Name of the company. */
            company?: string;
            /** @description Name of the agent who answers. */
            agentName?: string;
            /** @description Signature under the reply. */
            signature?: string;
            /** @description Name of the manager who takes over. */
            managerName?: string;
            /** @description Number at which the customer can be called. */
            customerPhone?: string;
            /** @description E-mail address of the customer. */
            customerEmail?: string;
            /** @description Day by which the customer hears again. */
            answerBy?: string;
            /** @description Day by which the money is back. */
            refundBy?: string;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
         * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
         */
        RequestId: string;
        /**
         * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        TraceParent: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The `X-Request-Id` of the request, or one made for it.
         * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
         */
        "X-Request-Id": string;
        /**
         * @description The span of this request (W3C Trace Context), where the operator has tracing on.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        Traceresponse: string;
        /**
         * @description Requests that are left (`r`) and seconds until all are there again (`t`), where the operator has set a limit (draft-ietf-httpapi-ratelimit-headers).
         * @example "requests";r=42;t=17
         */
        RateLimit: string;
        /**
         * @description How many requests a key may send (`q`) in how many seconds (`w`), where the operator has set a limit.
         * @example "requests";q=100;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description Seconds after which to send the request again.
         * @example 17
         */
        "Retry-After": number;
        /**
         * @description How to send a key.
         * @example Bearer
         */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    checkAlive: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
                 * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["TraceParent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
            /** @description `bad-request`: The request line, a header or the framing of the body breaks the rules of HTTP. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers-too-large`: Request line and headers together may have 16 KiB. */
            431: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkReady: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
                 * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["TraceParent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests can be answered. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description `bad-request`: The request line, a header or the framing of the body breaks the rules of HTTP. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers-too-large`: Request line and headers together may have 16 KiB. */
            431: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: It is starting or stopping. Try again shortly. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
                 * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["TraceParent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus' text format. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `bad-request`: The request line, a header or the framing of the body breaks the rules of HTTP. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers-too-large`: Request line and headers together may have 16 KiB. */
            431: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describeProblem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
                 * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["TraceParent"];
            };
            path: {
                /** @description `code` of the problem, such as `invalid-request`. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a kind of problem means. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDescription"];
                };
            };
            /** @description `bad-request`: The request line, a header or the framing of the body breaks the rules of HTTP. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: /openapi.json lists the routes; /docs shows them. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers-too-large`: Request line and headers together may have 16 KiB. */
            431: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    triageMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
                 * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["TraceParent"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description A customer's message. Only `text` is required; unknown fields are refused. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriageRequest"];
            };
        };
        responses: {
            /** @description All that is concluded from the message, the words behind it, and a draft of the reply. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Triage"];
                };
            };
            /**
             * @description `malformed-json`: The body could not be parsed. Send one JSON object.
             *
             *     `broken-utf-8`: JSON travels as UTF-8. The body has bytes that are none; encode it again from the original text.
             *
             *     `empty-body`: Send one JSON object, with Content-Type: application/json.
             *
             *     `bad-request`: The request line, a header or the framing of the body breaks the rules of HTTP.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `timeout`: The whole request has to arrive within the time that the operator has set. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: A message may have 100,000 UTF-16 code units; the largest request that can be valid fits the limit on the body. A batch may have 4 MiB; more goes on the stream. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Send JSON, uncompressed, with Content-Type: application/json (on the stream, application/x-ndjson). */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The body is sound JSON, but some fields are missing, unknown or out of range. `errors` has each of them. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers-too-large`: Request line and headers together may have 16 KiB. */
            431: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: A fault of the service. The operator finds it in the log by `requestId`. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    triageBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
                 * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["TraceParent"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Messages to triage. One that cannot be answered fails alone. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchRequest"];
            };
        };
        responses: {
            /** @description What became of each message. The status is 200 whatever became of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
            /**
             * @description `malformed-json`: The body could not be parsed. Send one JSON object.
             *
             *     `broken-utf-8`: JSON travels as UTF-8. The body has bytes that are none; encode it again from the original text.
             *
             *     `empty-body`: Send one JSON object, with Content-Type: application/json.
             *
             *     `bad-request`: The request line, a header or the framing of the body breaks the rules of HTTP.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `timeout`: The whole request has to arrive within the time that the operator has set. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: A message may have 100,000 UTF-16 code units; the largest request that can be valid fits the limit on the body. A batch may have 4 MiB; more goes on the stream. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Send JSON, uncompressed, with Content-Type: application/json (on the stream, application/x-ndjson). */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The body is sound JSON, but some fields are missing, unknown or out of range. `errors` has each of them. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers-too-large`: Request line and headers together may have 16 KiB. */
            431: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: A fault of the service. The operator finds it in the log by `requestId`. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    triageStream: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
                 * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["TraceParent"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description JSON in UTF-8, one `TriageRequest` a line, lines parted by LF (or CRLF). A line may have 1 MiB; there may be any number of them. */
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description JSON in UTF-8, one `LineResult` a line. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description `bad-request`: The request line, a header or the framing of the body breaks the rules of HTTP. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Send JSON, uncompressed, with Content-Type: application/json (on the stream, application/x-ndjson). */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers-too-large`: Request line and headers together may have 16 KiB. */
            431: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: A fault of the service. The operator finds it in the log by `requestId`. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeDraft: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
                 * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["TraceParent"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description What an agent has decided about a complaint. Only `scenario` and `language` are required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftRequest"];
            };
        };
        responses: {
            /** @description A reply in the customer's language, to be read by an agent before it goes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /**
             * @description `malformed-json`: The body could not be parsed. Send one JSON object.
             *
             *     `broken-utf-8`: JSON travels as UTF-8. The body has bytes that are none; encode it again from the original text.
             *
             *     `empty-body`: Send one JSON object, with Content-Type: application/json.
             *
             *     `bad-request`: The request line, a header or the framing of the body breaks the rules of HTTP.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `timeout`: The whole request has to arrive within the time that the operator has set. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: A message may have 100,000 UTF-16 code units; the largest request that can be valid fits the limit on the body. A batch may have 4 MiB; more goes on the stream. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Send JSON, uncompressed, with Content-Type: application/json (on the stream, application/x-ndjson). */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The body is sound JSON, but some fields are missing, unknown or out of range. `errors` has each of them. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers-too-large`: Request line and headers together may have 16 KiB. */
            431: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: A fault of the service. The operator finds it in the log by `requestId`. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkReply: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
                 * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["TraceParent"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description A reply to look over before it goes. Only `text` is required. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyCheckRequest"];
            };
        };
        responses: {
            /** @description What the reply lacks, and what it should not say. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyCheck"];
                };
            };
            /**
             * @description `malformed-json`: The body could not be parsed. Send one JSON object.
             *
             *     `broken-utf-8`: JSON travels as UTF-8. The body has bytes that are none; encode it again from the original text.
             *
             *     `empty-body`: Send one JSON object, with Content-Type: application/json.
             *
             *     `bad-request`: The request line, a header or the framing of the body breaks the rules of HTTP.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `timeout`: The whole request has to arrive within the time that the operator has set. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: A message may have 100,000 UTF-16 code units; the largest request that can be valid fits the limit on the body. A batch may have 4 MiB; more goes on the stream. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Send JSON, uncompressed, with Content-Type: application/json (on the stream, application/x-ndjson). */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The body is sound JSON, but some fields are missing, unknown or out of range. `errors` has each of them. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers-too-large`: Request line and headers together may have 16 KiB. */
            431: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: A fault of the service. The operator finds it in the log by `requestId`. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listScenarios: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
                 * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["TraceParent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What requests and answers may name. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioList"];
                };
            };
            /** @description `bad-request`: The request line, a header or the framing of the body breaks the rules of HTTP. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers-too-large`: Request line and headers together may have 16 KiB. */
            431: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: A fault of the service. The operator finds it in the log by `requestId`. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describeScenario: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id of your own, by which the log names the request: 1 to 128 visible ASCII characters. Any other is passed over, and one made.
                 * @example 5c0a7f0e-2f0b-4a57-9d0e-0d6f3c1b7a11
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the request belongs to (W3C Trace Context). One that is not sound is passed over.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["TraceParent"];
            };
            path: {
                /** @description `id` of the scenario, such as `delivery-delay`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One scenario and its reply in each language. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioDetail"];
                };
            };
            /** @description `bad-request`: The request line, a header or the framing of the body breaks the rules of HTTP. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: /openapi.json lists the routes; /docs shows them. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers-too-large`: Request line and headers together may have 16 KiB. */
            431: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: A fault of the service. The operator finds it in the log by `requestId`. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Traceresponse: components["headers"]["Traceresponse"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
