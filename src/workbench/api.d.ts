export interface paths {
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive?
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
         * Should it get requests?
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
         * What has it done so far?
         * @description Metrics for Prometheus: requests, durations, problems, languages, scenarios, anger, priority, review, drafts, and those of the process. Never a word of a message.
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
         * What does a problem's type mean?
         * @description Every problem's `type` leads here.
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
         * @description Each message is answered as POST /v1/triage would, in order; one that cannot be answered gets its problem in its place and the rest their triage. The body may have 4 MiB. For more, use POST /v1/triage/stream.
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
         * Write a draft for another scenario
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
         * Which languages and scenarios are there?
         * @description The language packs, and every scenario with its title and description in each language.
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
         * What is a scenario, and how is it answered?
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
        /** Alive */
        Alive: {
            /** @enum {string} */
            status: "alive";
        };
        /** Anger */
        Anger: {
            /** @enum {string} */
            level: "calm" | "irritated" | "angry" | "furious";
            /** @description 0 calm … 1 furious. */
            score: number;
            /** @description Capitals or piles of exclamation marks carry the tone. */
            shouting: boolean;
            signs: components["schemas"]["Sign"][];
        };
        /**
         * BatchAnswer
         * @description What became of each message.
         */
        BatchAnswer: {
            /** @description One for each message, in their order. */
            results: (components["schemas"]["BatchTriage"] | components["schemas"]["BatchProblem"])[];
        };
        /** BatchProblem */
        BatchProblem: {
            /** @description What POST /v1/triage would have answered. */
            status: number;
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
        /** BatchTriage */
        BatchTriage: {
            /** @description 200 */
            status: number;
            triage: components["schemas"]["Triage"];
        };
        /**
         * Demand
         * @description What the customer asks for.
         */
        Demand: {
            /** @enum {string} */
            id: "refund" | "replacement" | "repair" | "status" | "compensation" | "apology" | "contact" | "cancellation" | "explanation";
            /** @description The words that show it. */
            evidence: components["schemas"]["Span"][];
        };
        /**
         * Draft
         * @description A reply in the customer's language, to be read by an agent before it goes.
         */
        Draft: {
            /** @description null on channels without a subject line. */
            subject: string | null;
            body: string;
            language: string;
            /** @enum {string} */
            channel: "email" | "chat" | "social" | "review" | "form";
            /** @description Id of the reply it was made from. */
            template: string;
            filled: components["schemas"]["FilledPlaceholder"][];
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
            /**
             * @description Where the reply will be sent.
             * @default email
             * @enum {string}
             */
            channel?: "email" | "chat" | "social" | "review" | "form";
            /**
             * @description How angry the customer is. Where it is left out, it is read from `text`. Without either: calm.
             * @enum {string}
             */
            level?: "calm" | "irritated" | "angry" | "furious";
            /** @description Other scenarios that the reply addresses too. Where it is left out, it is read from `text`. */
            secondary?: string[];
            /** @description What the customer asks for. Where it is left out, it is read from `text`. */
            demands?: ("refund" | "replacement" | "repair" | "status" | "compensation" | "apology" | "contact" | "cancellation" | "explanation")[];
            /** @description What calls for more than an ordinary answer. Where it is left out, it is read from `text`. */
            escalation?: ("legal" | "regulator" | "media" | "chargeback" | "safety" | "privacy" | "violence" | "distress")[];
            values?: components["schemas"]["Values"];
            /**
             * @description As in POST /v1/triage.
             * @default mark
             * @enum {string}
             */
            gaps?: "mark" | "omit";
            /** @description The complaint, as plain text. Facts for the draft are read from it. */
            text?: string;
        };
        /**
         * Entity
         * @description A fact named in the message.
         */
        Entity: {
            /** @enum {string} */
            type: "customerName" | "orderNumber" | "trackingNumber" | "invoiceNumber" | "carrier" | "product" | "amount" | "phone" | "email";
            /** @description In its canonical form, a carrier in its base form for one. */
            value: string;
            /** @description First UTF-16 code unit. */
            start: number;
            /** @description UTF-16 code unit after the last. */
            end: number;
            /**
             * @description Present where the offsets count in the subject line and not in the text.
             * @enum {string}
             */
            in?: "subject";
        };
        /**
         * Escalation
         * @description What calls for more than an ordinary answer.
         */
        Escalation: {
            /** @enum {string} */
            reason: "legal" | "regulator" | "media" | "chargeback" | "safety" | "privacy" | "violence" | "distress";
            /** @description The words that show it. */
            evidence: components["schemas"]["Span"][];
        };
        /** Evidence */
        Evidence: {
            /** @description Scenario that the words speak for or against. */
            scenario: string;
            /** @description How strongly; negative where they speak against it. */
            weight: number;
            /** @description First UTF-16 code unit. */
            start: number;
            /** @description UTF-16 code unit after the last. */
            end: number;
            /** @description The words themselves: `text.slice(start, end)`. */
            text: string;
            /**
             * @description Present where the offsets count in the subject line and not in the text.
             * @enum {string}
             */
            in?: "subject";
        };
        /** FieldFault */
        FieldFault: {
            /** @description JSON pointer (RFC 6901) of the field in the body. */
            pointer: string;
            /** @description What is wrong with it and what to write instead. */
            detail: string;
        };
        /**
         * FilledPlaceholder
         * @description A fact that stands in the draft; half-open, UTF-16 code units of `body`.
         */
        FilledPlaceholder: {
            /** @enum {string} */
            name: "customerName" | "orderNumber" | "trackingNumber" | "invoiceNumber" | "carrier" | "product" | "amount" | "phone" | "email" | "deliveryStatus" | "trackingUrl" | "deliverBy" | "deliveryDate" | "actionTaken" | "nextStep" | "customerExperience" | "team" | "discountPercent" | "couponCode" | "returnDays" | "returnWindowDays" | "policyUrl" | "company" | "agentName" | "signature" | "managerName" | "customerPhone" | "customerEmail" | "answerBy" | "refundBy";
            value: string;
            /**
             * @description Where the fact came from.
             * @enum {string}
             */
            source: "request" | "text" | "company";
            /** @description Where it first stands in `body`; absent where only the subject has it. */
            start?: number;
            end?: number;
        };
        /** Language */
        Language: {
            /** @description Language tag, or `und` where the language cannot be told. */
            code: string;
            /** @description Calibrated: of the answers given with 0.8, about eight in ten are right. */
            confidence: number;
            /** @enum {string} */
            source: "detected" | "request";
        };
        /** LineProblem */
        LineProblem: {
            /** @description Number of the line that this answers. */
            line: number;
            /** @description What POST /v1/triage would have answered. */
            status: number;
            problem: components["schemas"]["Problem"];
        };
        /** LineTriage */
        LineTriage: {
            /** @description Number of the line that this answers. */
            line: number;
            /** @description 200 */
            status: number;
            triage: components["schemas"]["Triage"];
        };
        /**
         * MissingPlaceholder
         * @description Where a [gap] stands in `body`; half-open, UTF-16 code units.
         */
        MissingPlaceholder: {
            /** @enum {string} */
            name: "customerName" | "orderNumber" | "trackingNumber" | "invoiceNumber" | "carrier" | "product" | "amount" | "phone" | "email" | "deliveryStatus" | "trackingUrl" | "deliverBy" | "deliveryDate" | "actionTaken" | "nextStep" | "customerExperience" | "team" | "discountPercent" | "couponCode" | "returnDays" | "returnWindowDays" | "policyUrl" | "company" | "agentName" | "signature" | "managerName" | "customerPhone" | "customerEmail" | "answerBy" | "refundBy";
            /** @description The fact's name in the language of the draft. */
            label: string;
            /** @description First UTF-16 code unit. */
            start: number;
            /** @description UTF-16 code unit after the last. */
            end: number;
        };
        /** PackLanguage */
        PackLanguage: {
            /** @description Tag by which requests name the language. */
            code: string;
            /** @description Its name in itself. */
            name: string;
        };
        /** Placeholder */
        Placeholder: {
            /** @enum {string} */
            name: "customerName" | "orderNumber" | "trackingNumber" | "invoiceNumber" | "carrier" | "product" | "amount" | "phone" | "email" | "deliveryStatus" | "trackingUrl" | "deliverBy" | "deliveryDate" | "actionTaken" | "nextStep" | "customerExperience" | "team" | "discountPercent" | "couponCode" | "returnDays" | "returnWindowDays" | "policyUrl" | "company" | "agentName" | "signature" | "managerName" | "customerPhone" | "customerEmail" | "answerBy" | "refundBy";
            /** @description What stands in [brackets] where the fact is missing. */
            label: string;
            /** @description What the fact is. */
            about: string;
        };
        /** Priority */
        Priority: {
            /** @enum {string} */
            level: "low" | "normal" | "high" | "urgent";
            /** @description RFC 3339: when an answer is due by the company's response times. */
            respondBy: string;
            /** @description What raised it, such as `anger:angry`. */
            because: string[];
        };
        /**
         * Problem
         * @description Problem details (RFC 9457).
         */
        Problem: {
            /** @description Reference to a short description of this kind of problem. */
            type: string;
            title: string;
            status: number;
            /** @description What is wrong and how to mend it. */
            detail: string;
            /**
             * @description Stable; made for programs.
             * @enum {string}
             */
            code: "invalid-request" | "malformed-json" | "broken-utf-8" | "empty-body" | "bad-request" | "unauthorized" | "not-found" | "method-not-allowed" | "timeout" | "body-too-large" | "unsupported-media-type" | "rate-limited" | "headers-too-large" | "internal" | "overloaded" | "not-ready";
            /** @description The `x-request-id` of the request, or one made for it; the log has it too. */
            requestId: string;
            /** @description Path of the request. */
            instance?: string;
            /** @description Every field at fault, where fields are. */
            errors?: components["schemas"]["FieldFault"][];
        };
        /** ProblemDescription */
        ProblemDescription: {
            code: string;
            status: number;
            title: string;
            description: string;
        };
        /** Ready */
        Ready: {
            /** @enum {string} */
            status: "ready";
            /** @description Version of engine and packs. */
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
            /** @description The reply as the agent means to send it, as plain text. */
            text: string;
            /**
             * @description Language in which the reply should be. Without it: that of the complaint, and without a complaint that of the reply itself. A BCP 47 tag; GET /v1/scenarios lists those there are.
             * @example et
             * @example pt-BR
             */
            language?: string;
            /**
             * @description Where the reply will be sent: email and form want a whole letter, chat a few lines, social and review are public.
             * @default email
             * @enum {string}
             */
            channel?: "email" | "chat" | "social" | "review" | "form";
            /** @description The message that it answers, as plain text. With it the check knows what was asked for, who wrote, and which numbers are theirs. */
            complaint?: string;
            values?: components["schemas"]["Values"];
        };
        /**
         * ReplyFinding
         * @description One thing to mend in a reply.
         */
        ReplyFinding: {
            /** @description What it is about, such as `apology` or `blame`; the company's own rules go by their ids. */
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
        /** Review */
        Review: {
            /** @description A person should look before anything is sent. */
            needed: boolean;
            /** @description `low-confidence`, `unknown-language`, `escalation:…` */
            reasons: string[];
        };
        /**
         * Scenario
         * @description What kind of complaint it is; null where it is none or the language has no pack.
         */
        Scenario: {
            /** @description One of the built-in scenarios or one of the company's own. */
            id: string;
            /** @description Name of the scenario in the language of the message. */
            title: string;
            /** @description Calibrated: of the answers given with 0.8, about eight in ten are right. */
            confidence: number;
        };
        /**
         * ScenarioDetail
         * @description One scenario and its reply in each language.
         */
        ScenarioDetail: {
            id: string;
            /** @description false for the company's own. */
            builtIn: boolean;
            /** @description By language tag. */
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
            scenarios: components["schemas"]["ScenarioSummary"][];
        };
        /** ScenarioSummary */
        ScenarioSummary: {
            id: string;
            /** @description false for the company's own. */
            builtIn: boolean;
            /** @description By language tag. */
            languages: {
                [key: string]: {
                    /** @description Name of the scenario in this language. */
                    title: string;
                    /** @description When it is this scenario and no other. */
                    description: string;
                };
            };
        };
        /** ScenarioWording */
        ScenarioWording: {
            /** @description Name of the scenario in this language. */
            title: string;
            /** @description When it is this scenario and no other. */
            description: string;
            /** @description Id of the reply that is used: `other` where the scenario has none of its own in this language. */
            template: string;
            /** @description Best first; the first whose facts are all known is used. */
            subjects: string[];
            /** @description Demands that the text itself answers. */
            answers: ("refund" | "replacement" | "repair" | "status" | "compensation" | "apology" | "contact" | "cancellation" | "explanation")[];
            texts: {
                /** @description Template for the channels email and form. */
                letter: string;
                /** @description Template for the channels chat. */
                chat: string;
                /** @description Template for the channels social and review. */
                public: string;
            };
            /** @description The facts that the reply can hold. */
            placeholders: components["schemas"]["Placeholder"][];
        };
        /**
         * Sign
         * @description One way in which the anger shows.
         */
        Sign: {
            /** @enum {string} */
            id: "swearing" | "sarcasm" | "blame" | "confrontation" | "short-sentences";
            score: number;
            /** @description The words that show it. */
            evidence: components["schemas"]["Span"][];
        };
        /**
         * Span
         * @description Words of the message. Offsets are half-open and count UTF-16 code units in `text` as sent, or in the answer's `text` where it has one.
         */
        Span: {
            /** @description First UTF-16 code unit. */
            start: number;
            /** @description UTF-16 code unit after the last. */
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
         * Triage
         * @description All that is concluded from the message, the words behind it, and a draft of the reply.
         */
        Triage: {
            /** @description UUID version 7 of this answer. */
            id: string;
            /** @description Your own id of the ticket, where the request had one. */
            reference?: string;
            /** @description Version of engine and packs: the same message and version give the same answer. */
            engine: string;
            language: components["schemas"]["Language"];
            /** @description Whether the message is a complaint; null in a language without a pack. */
            complaint: boolean | null;
            /** @description What kind of complaint it is; null where it is none or the language has no pack. */
            scenario: components["schemas"]["Scenario"] | null;
            /** @description Others that the reply addresses too. */
            secondary: components["schemas"]["Scenario"][];
            /** @description The rest, best first. */
            alternatives: components["schemas"]["Scenario"][];
            /** @description The words that decided the scenario. */
            evidence: components["schemas"]["Evidence"][];
            anger: components["schemas"]["Anger"];
            demands: components["schemas"]["Demand"][];
            escalation: components["schemas"]["Escalation"][];
            entities: components["schemas"]["Entity"][];
            priority: components["schemas"]["Priority"];
            review: components["schemas"]["Review"];
            /** @description Only for the formats html and eml: the plain text that the offsets count in. */
            text?: string;
            /** @description Only for the format eml: the subject that the offsets marked `in: subject` count in. */
            subject?: string;
            /** @description A reply in the customer's language, to be read by an agent before it goes. */
            draft: components["schemas"]["Draft"] | null;
        };
        /**
         * TriageRequest
         * @description A customer's message. Only `text` is required; unknown fields are refused.
         */
        TriageRequest: {
            /** @description The customer's message as it came. Length counts in UTF-16 code units. */
            text: string;
            /** @description Subject line, where there is one. */
            subject?: string;
            /**
             * @description What `text` is: plain text, an HTML body, or a whole e-mail message (MIME) with its headers.
             * @default text
             * @enum {string}
             */
            format?: "text" | "html" | "eml";
            /**
             * @description Language of the message. Without it the language is detected. A BCP 47 tag; GET /v1/scenarios lists those there are.
             * @example et
             * @example pt-BR
             */
            language?: string;
            /**
             * @description Where the message came from. The draft is written for it.
             * @default email
             * @enum {string}
             */
            channel?: "email" | "chat" | "social" | "review" | "form";
            /** @description Your own id of the ticket. The answer repeats it. */
            reference?: string;
            /**
             * Format: date-time
             * @description When the message came (RFC 3339, years 1970 to 9998). `respondBy` is reckoned from it. Default: now.
             */
            receivedAt?: string;
            values?: components["schemas"]["Values"];
            /**
             * @description `mark`: a missing fact stands as a visible [label] in the draft. `omit`: sentences that need it are left out, so that the draft can be sent as it is.
             * @default mark
             * @enum {string}
             */
            gaps?: "mark" | "omit";
        };
        /**
         * Values
         * @description Known facts for the draft. They win over what the text says.
         */
        Values: {
            /** @description how the reply addresses the customer */
            customerName?: string;
            /** @description order number */
            orderNumber?: string;
            /** @description parcel tracking number */
            trackingNumber?: string;
            /** @description invoice number */
            invoiceNumber?: string;
            /** @description who carries the parcel, in its base form */
            carrier?: string;
            /** @description what was bought */
            product?: string;
            /** @description the sum at issue, with its currency */
            amount?: string;
            /** @description number at which the company can be called */
            phone?: string;
            /** @description e-mail address of the company */
            email?: string;
            /** @description where the parcel is now */
            deliveryStatus?: string;
            /** @description address at which the parcel can be followed */
            trackingUrl?: string;
            /** @description day by which the parcel should have come */
            deliverBy?: string;
            /** @description day of delivery */
            deliveryDate?: string;
            /** @description what has been done about it already */
            actionTaken?: string;
            /** @description what happens next, who does it and by when */
            nextStep?: string;
            /** @description what the customer went through, in a few words */
            customerExperience?: string;
            /** @description team or shop that the customer dealt with */
            team?: string;
            /** @description discount offered, per cent */
            discountPercent?: string;
            /** @description code of the discount */
            couponCode?: string;
            /** @description days in which wrong goods are to be sent back */
            returnDays?: string;
            /** @description days in which a purchase may be returned */
            returnWindowDays?: string;
            /** @description address of the return policy */
            policyUrl?: string;
            /** @description name of the company */
            company?: string;
            /** @description name of the agent who answers */
            agentName?: string;
            /** @description signature under the reply */
            signature?: string;
            /** @description name of the manager who takes over */
            managerName?: string;
            /** @description number at which the customer can be called */
            customerPhone?: string;
            /** @description e-mail address of the customer */
            customerEmail?: string;
            /** @description day by which the customer hears again */
            answerBy?: string;
            /** @description day by which the money is back */
            refundBy?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    checkAlive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
        };
    };
    checkReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description `not-ready`: It is starting or stopping. Try again shortly. */
            503: {
                headers: {
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus' text format. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    describeProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `code` of the problem. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDescription"];
                };
            };
            /** @description `not-found`: /openapi.json lists the routes; /docs shows them. */
            404: {
                headers: {
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
            header?: never;
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
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `timeout`: The whole request has to arrive within the time that the operator has set. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: A message may have 100,000 UTF-16 code units; the largest request that can be valid fits the limit on the body. A batch may have 4 MiB; more goes on the stream. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Send JSON, uncompressed, with Content-Type: application/json (on the stream, application/x-ndjson). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The body is sound JSON, but some fields are missing, unknown or out of range. `errors` has each of them. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: A fault of the service. The operator finds it in the log by `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
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
            header?: never;
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
            /** @description What became of each message. */
            200: {
                headers: {
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
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `timeout`: The whole request has to arrive within the time that the operator has set. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: A message may have 100,000 UTF-16 code units; the largest request that can be valid fits the limit on the body. A batch may have 4 MiB; more goes on the stream. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Send JSON, uncompressed, with Content-Type: application/json (on the stream, application/x-ndjson). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The body is sound JSON, but some fields are missing, unknown or out of range. `errors` has each of them. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: A fault of the service. The operator finds it in the log by `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A customer's message. Only `text` is required; unknown fields are refused. */
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["TriageRequest"];
            };
        };
        responses: {
            /** @description Each line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["LineTriage"] | components["schemas"]["LineProblem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Send JSON, uncompressed, with Content-Type: application/json (on the stream, application/x-ndjson). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
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
            header?: never;
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
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `timeout`: The whole request has to arrive within the time that the operator has set. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: A message may have 100,000 UTF-16 code units; the largest request that can be valid fits the limit on the body. A batch may have 4 MiB; more goes on the stream. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Send JSON, uncompressed, with Content-Type: application/json (on the stream, application/x-ndjson). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The body is sound JSON, but some fields are missing, unknown or out of range. `errors` has each of them. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: A fault of the service. The operator finds it in the log by `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
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
            header?: never;
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
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `timeout`: The whole request has to arrive within the time that the operator has set. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: A message may have 100,000 UTF-16 code units; the largest request that can be valid fits the limit on the body. A batch may have 4 MiB; more goes on the stream. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Send JSON, uncompressed, with Content-Type: application/json (on the stream, application/x-ndjson). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The body is sound JSON, but some fields are missing, unknown or out of range. `errors` has each of them. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: A fault of the service. The operator finds it in the log by `requestId`. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What requests and answers may name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioList"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
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
            header?: never;
            path: {
                /** @description `id` of the scenario. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One scenario and its reply in each language. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioDetail"];
                };
            };
            /** @description `unauthorized`: Send one of the service's keys as `Authorization: Bearer <key>`. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: /openapi.json lists the routes; /docs shows them. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: `Retry-After` says in how many seconds the next is taken. `RateLimit` in every answer says how many are left, `RateLimit-Policy` how many there are in how many seconds; a batch or a stream counts as one. */
            429: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: It turns requests away so that those under way are answered in time. Send the request again after the seconds in `Retry-After`. */
            503: {
                headers: {
                    /** @description Seconds after which to send the request again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
