use super::*;
use crate::grading::Grader;

fn rubric() -> Rubric {
    Rubric::from_yaml(
        "q",
        "prompt: How?
concepts:
  - {id: small, any: [tape], hint: Which medium?}
  - {id: large, any: [NAS], points: 3, hint: Where to?}
  - {id: silent, any: [cellar], points: 9}
  - {id: must, any: [nightly], required: true, hint: 'Is it nightly, or by hand?'}
  - {id: extra, any: [GPG], points: 9, bonus: true, hint: And thieves?}
",
    )
    .unwrap()
}

#[test]
fn the_most_valuable_comes_first() {
    let rubric = rubric();
    let order = |answer: &str| {
        let report = Grader::new(&rubric).grade(answer);
        let places = order(&report).into_iter();
        places.map(|place| rubric.concepts[place].id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(order(""), ["must", "large", "small", "extra", "silent"]);
    assert_eq!(order("A nightly copy goes onto tape and the NAS."), ["extra", "silent"]);
}

#[test]
fn a_hint_never_gives_the_keyword_away() {
    let rubric = rubric();
    assert_eq!(of(3, &rubric).says.unwrap(), "Is it ..., or by hand?");
    assert_eq!(of(1, &rubric).says.unwrap(), "Where to?");
    assert_eq!(of(2, &rubric).says, None);
}

#[test]
fn no_form_of_the_keyword_is_left() {
    let rubric = Rubric::from_yaml(
        "q",
        "prompt: How?
groups: {Stores: [Redis, Memcached]}
concepts:
  - id: one
    any: [cache, '=NAS', 'restor*', $Stores, second place]
    hint: 'No caching: what do caches do, and CACHES, on a nas? Is it restored in a second place,
      or a second, in redis or Memcached? Never cached.'
",
    )
    .unwrap();
    assert_eq!(
        of(0, &rubric).says.unwrap(),
        "No ...: what do ... do, and ..., on a ...? Is it ... in a ... ..., or a second, in ... \
         or ...? Never ...."
    );
}
