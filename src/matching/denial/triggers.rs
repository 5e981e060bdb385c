//! The phrases that deny, and those that only seem to.
//!
//! The kinds are ConText's; the phrases are its general ones (no clinical terms) and what people
//! write about work that they have not done.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::words::{is_adverb, is_auxiliary, is_being, is_negated_verb};
use crate::grading::DenialReason;

/// A phrase that opens a scope.
#[derive(Debug)]
pub(super) struct Trigger {
    /// Its words; see `Reader::phrase` for what the capitals stand for.
    pub phrase: &'static str,
    /// What kind of denial it is.
    pub reason: DenialReason,
    /// Whether it denies a thing and not a statement: its scope is short.
    pub is_phrase: bool,
    /// Whether the scope before it reaches over conjunctions, back to the name that it takes up.
    pub reaches_over: bool,
    /// What it judges, if it is a verdict on what is said.
    pub judges: Option<Judged>,
}

/// What a verdict is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// A claim that is called one: "the belief that …".
    Claim,
    /// What was said just before, be it in a sentence of its own.
    Statement,
}

/// Phrases, found by the word that they begin with.
pub(super) struct Index {
    by_word: FxHashMap<&'static str, SmallVec<[Entry; 4]>>,
    by_class: Vec<(Class, u16)>,
}

/// A phrase that begins with a word.
struct Entry {
    phrase: u16,
    /// Whether `NOT` comes next, as it does after so many an "I" and "we" that it pays to look.
    then_not: bool,
}

/// A class of words that a phrase may name in capitals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Not,
    NegatedVerb,
    Be,
}

impl Index {
    fn new(phrases: impl Iterator<Item = &'static str>) -> Self {
        let mut index = Self { by_word: FxHashMap::default(), by_class: Vec::new() };
        // Every run makes it, before it can say a word of the answer.
        index.by_word.reserve(phrases.size_hint().0);
        for (at, phrase) in (0..).zip(phrases) {
            let rest = phrase.strip_prefix("^ ").unwrap_or(phrase);
            let (first, then) = rest.split_once(' ').unwrap_or((rest, ""));
            let then_not = then.starts_with("NOT ");
            match first {
                "NOT" => index.by_class.push((Class::Not, at)),
                "N'T" => index.by_class.push((Class::NegatedVerb, at)),
                "BE" => index.by_class.push((Class::Be, at)),
                words => {
                    for word in words.split('/') {
                        let entry = Entry { phrase: at, then_not };
                        index.by_word.entry(word).or_default().push(entry);
                    }
                }
            }
        }
        index
    }

    /// The phrases that may begin with a word and go on with the next, by their places in their list.
    pub fn beginning_with(&self, word: &str, next: &str) -> impl Iterator<Item = usize> + '_ {
        let verb = is_negated_verb(word);
        let not = verb || matches!(word, "not" | "never");
        let be = is_being(word);
        let of_class = self.by_class.iter().filter(move |(class, _)| match class {
            Class::Not => not,
            Class::NegatedVerb => verb,
            Class::Be => be,
        });
        let of_word = self.by_word.get(word).map_or(&[][..], SmallVec::as_slice).iter();
        let denies = !of_word.as_slice().is_empty() && may_be_not(next);
        let of_word = of_word.filter(move |entry| denies || !entry.then_not);
        let of_word = of_word.map(|entry| entry.phrase);
        of_word.chain(of_class.map(|(_, at)| *at)).map(usize::from)
    }
}

/// Whether `NOT` may start at a word, an adverb before it or a helping verb within it.
fn may_be_not(word: &str) -> bool {
    matches!(word, "not" | "never")
        || is_negated_verb(word)
        || is_auxiliary(word)
        || is_adverb(word)
}

/// The phrases of each list, by their first word.
pub(super) struct Indices {
    pub pseudo: Index,
    pub forward: Index,
    pub backward: Index,
    pub ends: Index,
}

/// Made once for all documents.
pub(super) static INDICES: LazyLock<Indices> = LazyLock::new(|| Indices {
    pseudo: Index::new(PSEUDO.iter().copied()),
    forward: Index::new(FORWARD.iter().map(|trigger| trigger.phrase)),
    backward: Index::new(BACKWARD.iter().map(|trigger| trigger.phrase)),
    ends: Index::new(ENDS_SCOPE.iter().copied()),
});

const fn negated(phrase: &'static str) -> Trigger {
    of_kind(phrase, DenialReason::Negated)
}

const fn of_kind(phrase: &'static str, reason: DenialReason) -> Trigger {
    Trigger { phrase, reason, is_phrase: false, reaches_over: false, judges: None }
}

const fn thing(phrase: &'static str) -> Trigger {
    Trigger { is_phrase: true, ..negated(phrase) }
}

const fn taken_up(phrase: &'static str) -> Trigger {
    Trigger { reaches_over: true, ..negated(phrase) }
}

const fn verdict(phrase: &'static str) -> Trigger {
    Trigger { judges: Some(Judged::Statement), ..taken_up(phrase) }
}

const fn verdict_on_claim(phrase: &'static str) -> Trigger {
    Trigger { judges: Some(Judged::Claim), ..taken_up(phrase) }
}

const fn plan(phrase: &'static str) -> Trigger {
    of_kind(phrase, DenialReason::Plan)
}

const fn hearsay(phrase: &'static str) -> Trigger {
    of_kind(phrase, DenialReason::Hearsay)
}

/// They seem to deny and do not. The longest phrase at a word wins over every trigger there.
pub(super) const PSEUDO: &[&str] = &[
    "NOT only",
    "NOT just",
    "NOT merely",
    "NOT simply",
    "NOT necessarily",
    "NOT even",
    "no doubt",
    "no problem/problems/issue/issues/trouble",
    "no matter",
    "no difference",
    "NOT matter/matters",
    "no wonder",
    "no question",
    "no way round/around/past",
    "no exception/exceptions/excuse/excuses",
    "no surprise",
    "no more than",
    "no less than",
    "no later than",
    "NOT limited/restricted/tied/bound/confined",
    "NOT to mention",
    "NOT bad",
    "NOT until",
    "NOT have to",
    "NOT need to",
    "NOT all/every/everything/always/everyone",
    "NOT hard/difficult/easy/sure/so/too/as/enough/uncommon/unusual/least",
    "NOT a day/week/month/release goes/went/passes/passed",
    "NOT depend/rely/insist/hinge",
    "NOT skip/avoid/bypass/omit/escape/forgo",
    "NOT mind/forget/worry/hesitate/stop/regret/regretted/miss",
    "NOT more than",
    "NOT less than",
    "no single",
    "no longer",
    "no one",
    "no need to",
    "no other",
    "no extra",
    "no more",
    "why NOT",
    "if NOT",
    // Of things and not of people: "SOAP can't do that".
    "can't/cannot do IT",
    "NOT have/had/has a/an/any/one/single problem/problems/trouble/issue/issues/outage/incident/complaint",
    "can't/cannot recommend/praise/stress/overstate",
    "NOT want to miss/lose",
    "NOT stopped",
    "or NOT",
    "nothing but",
    "N'T wait",
    "N'T imagine",
    "N'T live without",
    "N'T do without",
    "N'T work without",
    "NOT change/changing/changed/changes",
    "NOT often",
    "NOT survive",
    "NOT have without",
    "NOT without",
    "never again",
    "NOT go wrong",
    "NOT lose",
    "NOT fail",
    "yes and no",
    "no sql database/databases/db/dbs/store/stores/system/systems/product/is/are/can/has/for/or/and/vs",
    "zero downtime/trust/copy/config/day/data/loss/errors/failures/knowledge",
    "no idea",
    "NOT get/got/go without",
    "NOT leave/trade/swap/exchange",
    "NOT give IT? up",
    "NOT part with",
    "NOT look/looked back",
    "without a? doubt/question/fail/exception",
    "no secret",
    // A fault that was found, and not what was never done
    "turned/turns out that? there was/were no",
    "noticed/found/saw/realised/realized/discovered that? there was/were no",
    "no better/faster/easier/simpler/greater/bigger",
    // What there would be otherwise: "if there had been no index"
    "if there had/were/was been? no",
    "had there been no",
    "NOT been for",
    "if it weren't/wasn't for",
    "NOT deny/ignore/overlook/underestimate/underrate/neglect/dismiss/disregard/doubt",
    "NOT BE denied/ignored/overlooked/underestimated/neglected/dismissed/disregarded/doubted/forgotten",
    "nor should/can/could/may/must one/i/we/you forget/deny/ignore/overlook/underestimate/neglect",
    "no denying",
    "nobody/noone can/could/would deny/doubt/dispute/ignore",
    "no * BE as/more",
    "no * * BE as/more",
    "i/we NOT give/tell/show you number/numbers/figures/exact/details",
    "or so",
];

/// They deny what follows.
pub(super) const FORWARD: &[Trigger] = &[
    thing("no"),
    thing("zero"),
    negated("NOT"),
    negated("nobody/noone/none has/have/had/ever"),
    negated("nobody/noone/none in/on/of * * has/have/had/ever"),
    negated("no one has/have/had/ever"),
    negated(
        "nobody/noone uses/used/does/did/writes/wrote/makes/made/builds/built/runs/ran/sets/set",
    ),
    negated(
        "nobody/noone tests/tested/checks/checked/looks/looked/watches/watched/reviews/reviewed",
    ),
    negated(
        "nobody/noone hashes/hashed/encrypts/encrypted/caches/cached/bothers/bothered/wanted/needed",
    ),
    negated("no one uses/used/does/did/writes/wrote/makes/made/builds/built/runs/ran/sets/set"),
    negated("no one tests/tested/checks/checked/looks/looked/watches/watched/reviews/reviewed"),
    negated("no one hashes/hashed/encrypts/encrypted/caches/cached/bothers/bothered/wanted/needed"),
    negated("doubt that/if/whether"),
    negated("failed to"),
    negated("dropped/abandoned/rejected the"),
    negated("dropped/abandoned the idea of"),
    negated("ruled out"),
    negated("yet to"),
    negated("^ missing/absent"),
    thing("without"),
    negated("nowhere"),
    negated("none uses/used/knows/knew/has/had"),
    negated("i/we hardly/barely/scarcely use/used/touch/touched/need/needed"),
    // "w/o"
    thing("w o"),
    negated("neither"),
    negated("nor"),
    negated("none of"),
    negated("lack/lacks/lacked/lacking"),
    thing("rather than/then"),
    thing("instead of"),
    thing("as opposed to"),
    thing("avoid/avoided/avoids"),
    negated("no need for/of"),
    negated("no idea how"),
    negated("decided/opted/voted/chose against"),
    negated("steer/steered clear of"),
    negated("stay/stayed away from"),
    negated("skip/skipped"),
    negated("left out"),
    thing("got rid of"),
    negated("gave up on"),
    negated("moved away from"),
    negated("NOT get/got/gotten round/around to"),
    negated("NOT come across"),
    negated("too small/early/simple for"),
    negated("nothing to"),
    negated("there is/was/isn't/wasn't much need for/of"),
    negated("little use/need for/of"),
    negated("hardly/barely any use/need for/of"),
    negated("hardly/barely ever/any"),
    negated("stranger to"),
    negated("anything but"),
    negated("threw/throw/thrown/kicked/kick out"),
    negated("nothing for"),
    negated("nothing about/of"),
    negated("no experience/experiences/clue/idea/knowledge about/of/in/with/on"),
    negated("mistake/wrong/misconception to think/believe/assume/say that"),
    negated("mistake/wrong to think/believe/assume/say"),
    negated("common/popular mistake/misconception that"),
    negated("BE a mistake to use/apply/take/choose"),
    negated("would/will be a mistake to use/apply/take/choose"),
    negated("disagree/disagrees/disagreed with"),
    negated("would do without"),
    negated("BE FALSE that"),
    negated("BE a/an misconception/fallacy/misunderstanding/legend/mistake/error/lie that"),
    negated(
        "reject/rejects/rejected/dispute/disputes/disputed/refute/refutes/refuted the whole? \
         notion/idea/claim/view/belief/thesis/theory/assumption",
    ),
    negated("used to think/believe/assume that?"),
    negated(
        "wrongly/falsely/mistakenly/erroneously think/thinks/thought/believe/believes/believed/\
         assume/assumes/assumed/claim/claims/claimed that?",
    ),
    negated(
        "NOT done/used/there/present/included/needed/covered/implemented/planned/touched/tried/learned/seen :",
    ),
    negated("BE a myth that"),
    negated("be lying if"),
    negated("refuse/refuses/refused/decline/declined/unwilling to"),
    negated("unfamiliar/unacquainted with"),
    negated("far from"),
    negated("so much for"),
    negated("free of/from"),
    negated("devoid of"),
    negated("drop/drops the/our/all"),
    negated("no clue about/of/how/what"),
    negated("exempt from"),
    negated("done away with"),
    negated("refrain/refrained from"),
    negated("never mind"),
    negated("let alone"),
    negated("far removed from"),
    negated("short on"),
    negated("could/can do without"),
    negated("do/does/did/get/gets/got/make/makes/made by without"),
    negated("overkill to"),
    // "I couldn't tell you which transports it has": an asking word goes on with what is denied.
    negated("i/we NOT know which/what/who/how/where/when/why/if/whether"),
    negated("i/we NOT tell/say/explain/remember you? which/what/how/where/when/why/if/whether"),
    negated("i/we NOT look/care at/about which/what/how/when/whether"),
    negated("no idea/clue/notion which/what/where/when/why/if/whether"),
    negated("i'd/would be bluffing/lying/guessing if/when/about"),
    negated("i'd/would be bluffing/lying if i said/claimed i/to"),
    negated("have/need to look up"),
    negated("nothing in the way of"),
    negated(
        "nobody/noone ever? bothered/thought/cared/took/wrote/measured/tested/tried/turned/asked",
    ),
    negated("nobody/noone ever? uses/used/knew/knows/checked/set"),
    negated("no one ever? bothered/thought/cared/took/wrote/measured/tested/tried/turned/asked"),
    negated("no one ever? uses/used/knew/knows/checked/set"),
    negated("i've hardly/barely/scarcely touched/used/seen/worked"),
    negated("shy/shied away from"),
    negated("turned our/my back on"),
    negated("clueless/ignorant about/of/on"),
    negated("in the dark about/on"),
    negated(
        "no/zero/nil experience/contact/exposure/practice/expertise/knowledge about/of/in/with/on/to",
    ),
    negated("know/knew very/too? little about/of"),
    negated("we're/i'm still? missing/lacking"),
    negated("we are still? missing/lacking"),
    negated("have/has/had nothing like/resembling"),
    negated("ran/run out of time before/for"),
    negated("NOT once did/have/had/do i/we"),
    negated("no point/time/project/job/company/team/case/circumstances did/have/had/do i/we"),
    negated("i/we ignore/ignored/neglect/neglected"),
    negated("nobody/noone/none here/there has/uses/used/does/did/knows"),
    negated("nobody/noone cares/does/did about?"),
    negated("missed out on"),
    negated("keep/keeps/kept postponing/delaying"),
    negated("put/puts off"),
    negated("i/we wish i/we had/knew/did/used"),
    negated("if only i/we had/knew/did/used"),
    negated("i'd have/need to learn/study/google/read up? on?"),
    negated("i would have/need to learn/study/google/read up? on?"),
    negated("i still have/need to learn/study/read"),
    negated("too small/early/simple to need/have/use/justify/want"),
    negated("everything/all except/besides for?"),
    negated("everything but"),
    negated("everything apart/aside from"),
    negated("what's missing is/are"),
    negated("what is/was missing is/was"),
    negated("i'll/i'd have? to? pass on"),
    negated("ask me about/for"),
    negated("not me/us about/for"),
    negated("i'm/am weak on/in/at"),
    negated("allergic to"),
    negated("no fan/friend of"),
    plan("plan/plans/planned/planning to/on/for"),
    plan("i/we/i'd/we'd want/wanted/wish/hope/hoped/intend/intended/like/love to"),
    plan("i/we would like/love to"),
    plan("hoping/planning/aiming/intending to"),
    plan("aim/aims/aimed for/to"),
    plan("^ next"),
    plan("to do"),
    plan("still to come/do/add"),
    plan("next step/steps"),
    plan("next up"),
    plan("i'm/we're/am/are/was/were going to"),
    plan("about to"),
    plan("thinking/thought about/of"),
    plan("considering"),
    plan("looking at/into"),
    plan("on the/our/my roadmap"),
    plan("some/one day"),
    plan("someday"),
    plan("in the future"),
    plan("todo"),
    plan("i/we should have/use/add/learn/look/try/read/get/start/move/switch/put/build"),
    plan("ought to"),
    plan("plan/plans/idea/goal/dream/intention BE to"),
    plan("i/we will use/add/move/introduce/try/learn/switch/migrate/start/get/put/build/replace"),
    plan("i'll/we'll use/add/move/introduce/try/learn/switch/migrate/start/get/put/build/replace"),
    plan("i/we/i'd/we'd would * IT and/then add/use/put/move/introduce/try"),
    plan("i/we/i'd/we'd would split/replace/move/change/start/switch/migrate/put/build/learn"),
    plan(
        "i/we would pick/choose/go/suggest/recommend/propose/set/implement/start/design/consider/prefer",
    ),
    plan(
        "i'd/we'd pick/choose/go/suggest/recommend/propose/set/implement/start/design/consider/prefer",
    ),
    plan("i/we would/might use/add/introduce/reach/probably/also/try/cache/put"),
    plan("i'd/we'd use/add/introduce/reach/probably/also/try/like/cache/put"),
    plan("learning"),
    plan("talk/talked/talking about"),
    plan("on the/our/my wish list is"),
    plan("on my/our list is/are"),
    plan("hope/hopes to"),
    plan("evaluating"),
    hearsay("heard of/about"),
    hearsay("heard that"),
    hearsay("read about/of/up"),
    hearsay("know/knew of"),
    hearsay("know about"),
    hearsay("in theory"),
    hearsay("told me/us about/that/how"),
    hearsay("read that/somewhere/how"),
    hearsay("a course/tutorial/webinar/lecture/podcast about/on"),
    hearsay("take/taking/took/watched/read a course/tutorial/webinar/lecture/book"),
    hearsay("only know/knew/read"),
    hearsay("know/knew what"),
    hearsay("studied"),
    hearsay("at university/college/school i/we learned/learnt/studied"),
    hearsay("seen * used/use"),
    hearsay(
        "other/another/platform/infrastructure/infra/ops/operations/devops/data/security/network/\
         hosting/sister team/teams/group/department/guys/people/folks/company/colleague/colleagues \
         use/uses/used/run/ran/runs/has/have/had/owns/owned/operates/operated/built/did",
    ),
    hearsay(
        "made/done/built/run/handled by other/another team/teams/people/colleague who use/uses/used",
    ),
    hearsay("a/an/my/our/one/another/the PERSON DID"),
    hearsay("a/an/my/our/one/another/the senior/junior/former/old/older/other/good PERSON DID"),
    hearsay("one/some/two/most of the/my/our PERSON DID"),
    hearsay("he/she DID"),
    hearsay("watched a/an/my/our/the/other/another PERSON"),
    hearsay("watched a/an/my/our/the/other/another senior/junior/former/old PERSON"),
    hearsay("seen a talk"),
    hearsay("first/few/some/couple chapters/lessons of"),
    hearsay("watched a talk/video"),
    hearsay("familiar with the idea/concept/theory"),
];

/// They deny what stands before them.
pub(super) const BACKWARD: &[Trigger] = &[
    // "Kubernetes was not used", "caching isn't there yet"
    negated("BE NOT PAST"),
    negated("BE NOT been PAST"),
    negated("BE NOT in place/use"),
    negated("BE NOT an option"),
    negated("BE NOT something/anything"),
    negated("BE NOT set up"),
    negated("BE NOT part of"),
    negated("BE NOT my/our"),
    negated("N'T PAST"),
    negated("N'T been PAST"),
    negated("N'T part of"),
    negated("N'T an option"),
    negated("N'T in place/use"),
    negated("N'T something/anything"),
    negated("something/thing i/we NOT"),
    negated("BE ruled/left out"),
    negated("BE been ruled/left out"),
    negated("BE switched/turned off"),
    negated("BE disabled"),
    negated("out of the question"),
    negated("off the table"),
    negated("never came up"),
    negated("NOT come up"),
    negated("NOT used $"),
    negated("NOT yet $"),
    negated("i/we threw/throw IT out"),
    negated("i/we threw/throw/kicked out"),
    negated("i/we dropped/removed/deleted/abandoned IT"),
    negated("^ avoid/avoided/avoiding $"),
    negated("^ avoid/avoided IT"),
    negated("^ avoid/avoided tbh/imo/imho/mostly/usually"),
    negated("and/but/then refused/rejected/declined/dropped/scrapped"),
    negated("BE refused/declined/turned down"),
    negated("i/we NOT say anything/much/something"),
    negated("NOT say anything/much about"),
    negated("never was/were/been a/an topic/issue/option/thing/question/requirement/need/goal"),
    negated("i/i've/we/we've NOT * $"),
    negated("i/we have/had NOT * $"),
    negated("NOT want/wanted/allow/allowed/ask/asked/pay/paid $"),
    negated("NOT want/wanted/allow/asked IT"),
    negated("NOT ask/asked for $"),
    negated("have/has/had yet to"),
    negated("got/get/been/was/were voted down"),
    negated("got/get/been/was/were thrown out"),
    negated("got/get/been/was/were put off"),
    negated(
        "got/gets/always scrapped/dropped/rejected/cancelled/canceled/removed/postponed/shelved/cut",
    ),
    negated("never on the agenda/table/cards/menu/list"),
    negated("NOT made/make it"),
    negated("play/plays/played no role/part"),
    negated("NOT play/played a/any role/part"),
    negated("N'T exist"),
    negated("does/do/did not exist"),
    negated("went unused/undone/untested/unmeasured/uncollected"),
    negated("BE hardly/barely/rarely/scarcely/seldom"),
    negated("BE a myth"),
    negated("BE a/an * myth/legend/fallacy/lie"),
    negated("BE a waste of"),
    negated("BE useless/forbidden/prohibited/banned/obsolete"),
    negated("BE the last thing i/we would/'d"),
    negated("^ NOT know $"),
    verdict("that/this/it/which BE a/an myth/lie/mistake/misconception/legend/error $"),
    verdict("that's/it's a/an myth/lie/mistake/misconception/legend/error $"),
    verdict("but/yet/though/although that/this/it BE FALSE"),
    verdict("but/yet/though/although that/this/it BE NOT true/right/correct/so"),
    verdict("but/yet/though/although that's/it's FALSE"),
    verdict("but/yet/though/although that's/it's NOT true/right/correct/so"),
    verdict("that/this/it/which BE simply/just/plainly? FALSE $"),
    verdict("that/this/it/which BE NOT true/right/correct/so $"),
    verdict("that's/it's simply/just/plainly? FALSE $"),
    verdict("that's/it's NOT true/right/correct/so $"),
    verdict("but/yet/though/although i/we/others/experts/scholars/historians disagree"),
    verdict_on_claim("BE FALSE"),
    verdict_on_claim("BE been FALSE"),
    // Of causes: "had nothing to do with it"
    negated("had/has/have nothing to do with"),
    negated("had/has/have no influence/bearing/relevance/significance"),
    negated("BE NOT a/an/the cause/reason/factor/driver"),
    negated("BE no cause/reason/factor/solution/remedy"),
    negated("BE NOT to blame"),
    negated("BE irrelevant/immaterial"),
    negated("hardly/scarcely/barely mattered/matter/matters"),
    negated("BE simply/just/plainly wrong/untrue/false"),
    negated("i/we ignored/ignore"),
    negated("i/we * ignored/ignore $"),
    negated("would/might/may/will be overkill/silly/pointless/excessive"),
    negated("BE evaluated/considered/discussed/tried and rejected/dropped/dismissed/discarded"),
    negated("BE rejected/dropped/removed/abandoned/dismissed/discarded/scrapped/vetoed"),
    negated("BE unnecessary/superfluous/impossible/unthinkable/absent/missing/unknown"),
    negated("BE unheard of"),
    negated("BE foreign to/territory"),
    negated("BE new to me/us"),
    negated("i/we lack/lacked $"),
    negated("i/we still lack/miss"),
    negated("what i/we lack"),
    negated("i/i've/we/we've managed to avoid"),
    negated("i/we can't/cannot/couldn't offer/give/provide/name/tell/show"),
    negated("more than i/we can"),
    negated("^ neither/none/nothing/nope/nada/zero/blank/never $"),
    negated("^ neither one/of"),
    negated("^ no clue/idea/chance/experience/luck/thanks/way"),
    negated("^ forget IT"),
    negated("^ honestly/actually/frankly/sadly/unfortunately no $"),
    negated("^ unfortunately/sadly NOT"),
    negated("BE a closed book/mystery"),
    negated("BE NOT there"),
    negated("never made IT"),
    negated("never happened/materialised/materialized/existed/arrived"),
    negated("NOT really $"),
    negated("BE never a/an topic/issue/option/thing/question/requirement/need/goal"),
    negated("would/would've have/be/been overkill/silly/pointless/useless/absurd/excessive"),
    negated("would/would've have/be been overkill/silly/pointless/useless/absurd/excessive"),
    negated("would've/would be/been too much/heavy/big/complex/expensive"),
    negated("would have been too much/heavy/big/complex/expensive"),
    negated("BE overkill/silly/pointless"),
    negated("seems/seemed/felt/feels/looked too much/heavy/big/complex"),
    negated("seems/seemed/felt/feels/looked like overkill"),
    negated("seems/seemed/felt/feels/looked overkill/silly/pointless"),
    negated("BE too much/heavy/big/expensive for"),
    negated("makes/made no sense"),
    negated("is/was beyond us/me"),
    negated("BE out of scope"),
    negated("BE nowhere"),
    negated("BE no topic/option"),
    negated("NOT needed"),
    negated("NOT my/our thing/strength/area/job"),
    negated("^ NOT really"),
    negated("^ NOT yet"),
    negated("^ NOT so much"),
    negated("^ NOT much"),
    negated("^ NOT at all"),
    negated("^ NOT here/there"),
    // "Redis? Not in this project", and not "secrets live in Vault, never in the code"
    negated("^ NOT in production/practice/reality/anger/earnest/use/place/person"),
    negated(
        "^ NOT in/at/on/for my/our/this/that/these/any/a/the last/current/previous/recent/new/old/own? \
         project/projects/job/jobs/company/companies/team/teams/case/stack/work/career/life/role/\
         position/internship/place/employer/time/day/university/studies",
    ),
    negated("^ NOT at/for work/university/school/home/real/money/long"),
    negated("^ no $"),
    // And not "bcrypt, never MD5", which is about what follows.
    negated(
        "^ never used/use/using/needed/tried/touched/done/built/implemented/introduced/adopted",
    ),
    negated(
        "^ never had/have/did/do/got/get/saw/seen/heard/learned/learnt/worked/work/came/been/was",
    ),
    negated("^ never once/really/actually/quite/properly/here/there/mind/managed/bothered"),
    negated("^ none"),
    // "n/a"
    negated("^ n a $"),
    negated("NOT ring a/any bell/bells"),
    negated("i/we avoid/avoided/skip/skipped"),
    negated("i/we left out"),
    negated("i/we leave/left to"),
    negated("i/we NOT use/used/have/had/do/did/done/touch/touched/need/know/tried"),
    negated("i/we NOT work/worked"),
    negated("i/we NOT BE used/done/touched/tried/needed/worked"),
    negated("i/we BE NOT used/done/touched/tried/needed/worked/built/seen"),
    negated("i've/we've NOT used/done/touched/tried/needed/worked/built/seen"),
    // "heard of Kubernetes but never used it"
    taken_up(
        "NOT used/tried/touched/done/needed/built/implemented/had/seen/run/deployed/worked IT",
    ),
    taken_up("NOT touched/saw/seen/learned/learnt/studied/met/wrote/written IT"),
    taken_up("NOT wrote/written/built/seen/used one"),
    taken_up("NOT allowed near/to IT"),
    taken_up("NOT allowed to touch/use/see IT"),
    taken_up("NOT used/tried/touched/done/needed/built/implemented/had/seen/run IT myself"),
    taken_up("NOT use/try/touch/do/need/build/implement/have/know/run/deploy IT"),
    taken_up("NOT BE used/tried/touched/done/needed/built/implemented/had/run IT"),
    taken_up("NOT worked/work with IT"),
    taken_up("NOT actually/really/personally/yet used/tried/touched/done/worked/implemented"),
    taken_up("yet to use/try/do/see/touch/build IT"),
    taken_up("decided/chose/opted NOT to"),
    taken_up("decided/chose/opted against IT"),
    taken_up("NOT use/used/do/know any"),
    taken_up("NOT BE applied IT"),
    taken_up("NOT applied IT"),
    taken_up("looked at and decided against"),
    taken_up("i/we decided against $"),
    taken_up("i/we did/do/live/lived/went without $"),
    taken_up("so i/we left/leave IT out"),
    taken_up("NOT say/claim/pretend that? i/we know/knew/master IT"),
    taken_up("NOT say/claim/pretend to know/master IT"),
    taken_up("NOT claim/pretend to know/master IT"),
    taken_up("i/we left/leave IT out"),
    taken_up("i/we NOT make/write/build/maintain/monitor/set/check/test IT"),
    taken_up("i/we remove/removed/delete/deleted/disable/disabled IT"),
    taken_up("but/and there is/are none"),
    taken_up("no i/we never/NOT did/do/had/have/use/used"),
    taken_up("no i/we NOT"),
    taken_up("i/we never did $"),
    taken_up("another/other team/teams ran/runs/did/built/handled/owned/owns/handles IT"),
    taken_up("somebody/someone/people else ran/runs/did/built/handled/owned/owns/handles IT"),
    taken_up("NOT used/tried/use IT in"),
    taken_up("but/and NOT used $"),
    taken_up("but/and NOT in production/practice"),
    // A wish that was not granted: "a queue would have been nice, but they said no"
    taken_up("would have/of been nice/good/great/lovely/useful/handy/better/welcome"),
    taken_up("would've been nice/good/great/lovely/useful/handy/better/welcome"),
    taken_up(
        "but/and/where the/my/our? management/boss/manager/lead/client/customer/owner said no",
    ),
    taken_up("but/and they/he/she said no"),
    taken_up("asking/begging/pushing/campaigning/fighting/lobbying for $"),
    taken_up(
        "asking/begging/pushing/campaigning/fighting/lobbying for since/ever/all/years/months",
    ),
    taken_up("still waiting for IT? $"),
    taken_up("died/stayed/stuck/remained in/on committee/paper/planning/slides"),
    negated("only on paper"),
    negated("on paper only"),
    negated("never left the drawing/whiteboard/planning/paper/prototype/slides"),
    negated(
        "never got/made/went IT? past/beyond the/a drawing/whiteboard/planning/prototype/pilot/proof",
    ),
    negated("never took off"),
    // What was had and given up, or talked of and refused
    negated("had to go $"),
    taken_up("but/and/then was/were/got/gets REFUSED"),
    taken_up("but/and/then was/were/got voted/turned/shot down"),
    taken_up("but/and/then was/were/got thrown/ruled/ripped out"),
    taken_up("ripped/tore IT all? out"),
    taken_up("got/get/gets rid of every/all/each last? one? of IT"),
    taken_up("gave IT up"),
    taken_up("vetoed/scrapped/uninstalled/shelved/axed IT"),
    taken_up("turned/shot/voted IT down"),
    taken_up("more trouble/work/effort/pain than IT/they"),
    negated("BE shelved/vetoed/axed/postponed"),
    negated("BE too dear/costly/complex/complicated/risky/advanced/fancy for"),
    negated("BE too dear/costly/expensive/complicated $"),
    // What there is none of
    taken_up("i/we have/had none"),
    taken_up("i/we have/had/got no such"),
    taken_up("i/we do/did/have/had/got nothing of the kind/sort"),
    taken_up("i/we do/did/have/had/got nothing like IT"),
    taken_up("there isn't/aren't/wasn't/weren't any/one $"),
    taken_up("nothing to balance/cache/scale/queue/test/report/split/tune/monitor/tell"),
    taken_up("nothing to speak/boast of"),
    taken_up("question/need/topic/subject/issue/occasion/chance NOT come/came/arose/arise/existed"),
    taken_up("no/little/any occasion/reason/cause/call/opportunity to use/reach/try/need/apply/do"),
    taken_up("no/little/any occasion/reason/cause/call/need for IT"),
    taken_up("NOT installed/used/tried/touched/seen/met/run a single one/of"),
    taken_up("NOT set/put IT up"),
    taken_up("but/and/yet NOT done/implemented/built/finished/shipped/started $"),
    taken_up("but/and/yet NOT done/implemented/built/finished/shipped/started till/until/so"),
    negated("BE NOT a/an topic/word we/i/you/here"),
    negated("managed to dodge/escape/evade"),
    // What a person does not know
    negated("no/zero/little experience/clue/idea/knowledge/practice/contact/expertise $"),
    negated(
        "no/zero/little experience/clue/idea/knowledge/practice/expertise there/whatsoever/at/yet/so",
    ),
    negated("a/an complete/total/absolute beginner/newbie/novice/stranger"),
    negated("i/we have nothing to show/say/offer/report/contribute"),
    negated("i know/knew nothing/little $"),
    negated("i know/knew nothing/little at/whatsoever"),
    negated("BE where my knowledge/experience ends/stops"),
    negated("something/thing/one i/we still have/need to"),
    negated("and/but then? gave up $"),
    negated("beyond my"),
    negated("BE nil/nonexistent $"),
    negated("BE limited to nothing/zero/theory/tutorials"),
    negated("BE out of reach/bounds"),
    negated("BE off limits"),
    negated("NOT PAST $"),
    negated("NOT PAST yet/so/till/until/here"),
    negated("NOT make/made the cut/list"),
    negated("fell by the wayside"),
    negated("fell through $"),
    negated("never entered the picture"),
    negated("conspicuous by"),
    negated("NOT a thing/topic in/for/here/at"),
    negated("NOT a thing/topic $"),
    negated("i must pass"),
    negated("i/i'll/i'd have? to? pass $"),
    negated("i/we can't/cannot/couldn't explain/judge/comment"),
    negated("i/we can't/cannot/couldn't say $"),
    negated("N'T say/tell/explain anything/much/something $"),
    taken_up("i always/still/keep/often mix/mixing/mixed/confuse/confusing IT? up? with"),
    taken_up("thanks but no thanks"),
    taken_up("the name and nothing/not else/more/much"),
    negated("all greek to"),
    negated("over my head"),
    negated("news to me/us"),
    negated("beyond me"),
    negated("out of my depth"),
    negated("BE my/a/our weak/blind spot/point/side"),
    negated("BE a gap in"),
    negated("NOT my/our cup/department/field/desk/task/forte/business"),
    taken_up("NOT stick/stuck $"),
    negated("BE neglected/overlooked/postponed/deferred"),
    plan("BE planned"),
    plan("on the/our/my wish list"),
    plan("on the/our/my wishlist/backlog/roadmap"),
    plan("BE to come/follow"),
    plan("comes/come later/next"),
    plan("BE one of the topics/things i/we want to"),
    plan("i/we want to learn/dig/try/look/explore"),
    plan("i'd/we'd like to learn/dig/try/look/explore"),
    plan("BE on the/our/my roadmap/list"),
    plan("BE the/our/my next"),
    plan("^ BE/comes next"),
    hearsay("from books/reading/theory"),
    hearsay("course/tutorial/webinar/bootcamp $"),
    hearsay("by/from its/the name only"),
    hearsay("by/from name only"),
    hearsay("only by/from name/hearsay/lectures/tutorials/books/videos"),
    hearsay("from lectures/tutorials/videos"),
    hearsay("BE just/only/pure/mere/all theory"),
    hearsay("that's what the? * is/are for"),
    hearsay("that's what the * team/guys/people is/are for"),
    hearsay("BE the one/person/guy for IT"),
    hearsay("i would/i'd have to look up"),
    hearsay("i'd have to look IT up"),
    hearsay("BE somebody/someone else's"),
    hearsay("BE a matter for/of"),
    hearsay("would be a matter for/of"),
    hearsay("BE made/done/built/run by other/another/different"),
    hearsay("BE all somebody/someone else's"),
    hearsay("BE the job/work/business/domain of"),
    hearsay("belong/belongs/belonged to our/the/another"),
    hearsay(
        "BE done/built/run/handled/owned/written/maintained/managed/operated by another/other/the/our/a",
    ),
    hearsay("BE set up by another/other/the/our/a"),
    hearsay("only in theory"),
    hearsay("i/we only read/heard/know about"),
    hearsay("i/we BE only read/heard/seen"),
    hearsay("i/we know/knew only"),
];

/// Words that end a scope: a contrast, a reason, a new statement.
pub(super) const ENDS_SCOPE: &[&str] = &[
    "but",
    "however",
    "although",
    "though",
    "yet",
    "because",
    "since",
    "still",
    "except",
    "apart",
    "always",
    "other than",
    "besides",
    "aside",
    "nevertheless",
    "while",
    "whereas",
    "until",
    "unless",
    "which",
    "who",
    "when",
    "if",
    "without",
    "otherwise",
    "instead",
    "therefore",
    "thus",
    "hence",
    "→",
    "so that",
    "as it",
    "as we",
    "as i",
];

/// The words of all phrases, some of them twice.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let triggers = FORWARD.iter().chain(BACKWARD).map(|trigger| trigger.phrase);
    let phrases = triggers.chain(PSEUDO.iter().chain(ENDS_SCOPE).copied());
    let words = phrases.flat_map(|phrase| phrase.split([' ', '/']));
    words.filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
}
