package dev.lockstep.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryEntry.PersonEntry;
import dev.lockstep.model.directory.DirectoryEntry.RepEntry;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.sync.state.AppointmentState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who an address is, as rules GW-1 to GW-4 ask it. */
class DirectoryTest {

  private static final EmailAddress EVE = new EmailAddress("eve@contoso.test");
  private static final Subject SUBJECT = Subject.of(EVE);
  private static final RepId NUMBER = RepId.of(new RecordKey(1, 3));

  private static PersonRef ref(int serial) {
    return new PersonRef(new RecordKey(1, serial), Optional.empty());
  }

  private static PersonEntry person(int serial) {
    return new PersonEntry(ref(serial).person(), new Text("Person " + serial), ref(serial));
  }

  private static RepEntry rep(int serial, boolean enabled, Optional<PersonRef> own) {
    RecordKey record = new RecordKey(1, serial);
    return new RepEntry(
        record,
        new Text("Rep " + serial),
        new Rep(RepId.of(record), 7),
        Optional.of(EVE),
        enabled,
        own);
  }

  private static Directory answering(Subject subject, DirectoryEntry... entries) {
    return new Directory(
        AppointmentState.unknown(AppointmentKey.bornInCrm(1000, 1))
            .with(
                new TreeMap<>(
                    Map.of(subject, Optional.of(new Answer(subject, List.of(entries)))))));
  }

  private static Resolution resolved(DirectoryEntry... entries) {
    return answering(SUBJECT, entries).resolve(EVE).orElseThrow();
  }

  @Test
  void nobodyIsSaidBeforeThereIsAnAnswer() {
    Directory silent = new Directory(AppointmentState.unknown(AppointmentKey.bornInCrm(1000, 1)));
    assertThat(silent.resolve(EVE)).isEmpty();
    assertThat(silent.hasAnswered(SUBJECT)).isFalse();
    assertThat(silent.isRep(EVE)).isFalse();
    assertThat(silent.isSynchronized(EVE)).isFalse();
    assertThat(silent.rep(Subject.of(NUMBER))).isEmpty();
    assertThat(silent.words(SUBJECT)).isEmpty();
  }

  @Test
  void anAddressThatNobodyHasIsMissing() {
    assertThat(resolved()).isEqualTo(new Resolution.Missing());
  }

  @Test
  void onePersonIsFound() {
    assertThat(resolved(person(8)))
        .isEqualTo(new Resolution.Found(Optional.empty(), Optional.of(ref(8))));
  }

  @Test
  void oneRepIsFoundWithTheOwnPersonOrWithout() {
    RepEntry alone = rep(3, true, Optional.empty());
    RepEntry withPerson = rep(3, true, Optional.of(ref(8)));
    assertThat(resolved(alone))
        .isEqualTo(new Resolution.Found(Optional.of(alone), Optional.empty()));
    assertThat(resolved(withPerson))
        .isEqualTo(new Resolution.Found(Optional.of(withPerson), Optional.of(ref(8))));
  }

  @Test
  void aRepAndTheOwnPersonAreOne() {
    RepEntry eve = rep(3, true, Optional.of(ref(8)));
    assertThat(resolved(eve, person(8)))
        .isEqualTo(new Resolution.Found(Optional.of(eve), Optional.of(ref(8))));
  }

  @Test
  void aRepWithoutAPersonAndOnePersonAreOne() {
    RepEntry eve = rep(3, true, Optional.empty());
    assertThat(resolved(eve, person(8)))
        .isEqualTo(new Resolution.Found(Optional.of(eve), Optional.of(ref(8))));
  }

  @Test
  void moreThanThatIsAmbiguousAndSaysWho() {
    assertThat(resolved(person(8), person(9)))
        .isEqualTo(
            new Resolution.Ambiguous(List.of("person Person 8 (1-8)", "person Person 9 (1-9)")));
    assertThat(resolved(rep(3, true, Optional.empty()), person(8), person(9)))
        .isInstanceOf(Resolution.Ambiguous.class);
    assertThat(resolved(rep(3, true, Optional.of(ref(8))), person(9)))
        .isEqualTo(new Resolution.Ambiguous(List.of("rep Rep 3 (1-3)", "person Person 9 (1-9)")));
    assertThat(resolved(rep(3, true, Optional.empty()), rep(4, true, Optional.empty())))
        .isEqualTo(new Resolution.Ambiguous(List.of("rep Rep 3 (1-3)", "rep Rep 4 (1-4)")));
  }

  @Test
  void onlyARepWithAMailboxIsSynchronized() {
    assertThat(answering(SUBJECT, rep(3, true, Optional.empty())).isSynchronized(EVE)).isTrue();
    assertThat(answering(SUBJECT, rep(3, false, Optional.empty())).isSynchronized(EVE)).isFalse();
    assertThat(answering(SUBJECT, person(8)).isSynchronized(EVE)).isFalse();
    assertThat(answering(SUBJECT, rep(3, false, Optional.empty())).isRep(EVE)).isTrue();
    assertThat(answering(SUBJECT, person(8)).isRep(EVE)).isFalse();
  }

  @Test
  void aRepIsFoundByNumber() {
    RepEntry eve = rep(3, true, Optional.empty());
    assertThat(answering(Subject.of(NUMBER), eve).rep(Subject.of(NUMBER))).contains(eve);
    assertThat(answering(Subject.of(NUMBER)).rep(Subject.of(NUMBER))).isEmpty();
  }

  @Test
  void whatTheDirectorySaidIsSaidInWords() {
    Subject number = Subject.of(NUMBER);
    assertThat(answering(SUBJECT).words(SUBJECT))
        .isEqualTo("eve@contoso.test is nobody in the CRM");
    assertThat(answering(SUBJECT, person(8)).words(SUBJECT))
        .isEqualTo("eve@contoso.test is found in the CRM");
    assertThat(answering(SUBJECT, person(8), person(9)).words(SUBJECT))
        .isEqualTo("eve@contoso.test is found more than once in the CRM");
    assertThat(answering(number, rep(3, true, Optional.empty())).words(number))
        .isEqualTo("rep 1000000003 is a rep of the CRM");
    assertThat(answering(number).words(number)).isEqualTo("rep 1000000003 is nobody in the CRM");
  }

  @Test
  void aRecordNamesARepByNumberAndAPersonByRecord() {
    assertThat(new Resolution.Found(rep(3, true, Optional.of(ref(8)))).reference())
        .contains(new ParticipantRef.Internal(3, 7));
    assertThat(new Resolution.Found(person(8)).reference())
        .contains(new ParticipantRef.External(new RecordKey(1, 8)));
    assertThat(new Resolution.Found(Optional.empty(), Optional.empty()).reference()).isEmpty();
  }
}
