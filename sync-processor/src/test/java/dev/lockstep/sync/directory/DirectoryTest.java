package dev.lockstep.sync.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryEntry.PersonEntry;
import dev.lockstep.model.directory.DirectoryEntry.RepEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.MailboxEntry.Enrolment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DirectoryTest {

  private static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  private static final Subject SUBJECT = Subject.of(ADA);
  private static final LookupKey FIRST = new LookupKey(SUBJECT, AppointmentKey.bornInCrm(1, 1));
  private static final LookupKey SECOND = new LookupKey(SUBJECT, AppointmentKey.bornInCrm(1, 2));

  /** A store in memory. */
  private static final class Memory implements DirectoryStore {
    private final TreeMap<String, DirectoryEntry> entries = new TreeMap<>();
    private final TreeSet<String> subscribers = new TreeSet<>();

    @Override
    public List<DirectoryEntry> entries(Subject subject) {
      return entries.entrySet().stream()
          .filter(e -> DirectoryKey.parse(e.getKey()).subject().equals(subject))
          .map(Map.Entry::getValue)
          .toList();
    }

    @Override
    public void put(DirectoryKey key, Optional<DirectoryEntry> entry) {
      entry.ifPresentOrElse(
          e -> entries.put(key.toString(), e), () -> entries.remove(key.toString()));
    }

    @Override
    public void subscribe(LookupKey key) {
      subscribers.add(key.toString());
    }

    @Override
    public void unsubscribe(LookupKey key) {
      subscribers.remove(key.toString());
    }

    @Override
    public void forEachSubscriber(Subject subject, Consumer<LookupKey> consumer) {
      subscribers.stream()
          .map(LookupKey::parse)
          .filter(key -> key.subject().equals(subject))
          .forEach(consumer);
    }
  }

  /** Keeps what was said, in words. */
  private static final class Said implements DirectoryOutput {
    private final List<String> all = new ArrayList<>();

    @Override
    public void answer(LookupKey key, Answer answer) {
      all.add(
          key.appointment()
              + " is told of "
              + answer.entries().stream().map(entry -> entry.record().toString()).toList());
    }

    @Override
    public void withdraw(LookupKey key) {
      all.add(key.appointment() + " is told no more");
    }

    @Override
    public void enrol(Enrolment enrolment) {
      all.add(enrolment.mailbox() + (enrolment.active() ? " on: " : " off: ") + enrolment.words());
    }

    List<String> take() {
      List<String> taken = List.copyOf(all);
      all.clear();
      return taken;
    }
  }

  private final Said said = new Said();
  private final Directory directory = new Directory(new Memory(), said);

  private static DirectoryEntry rep(int serial, boolean enabled) {
    RecordKey key = new RecordKey(1, serial);
    return new RepEntry(
        key,
        new Text("Ada"),
        new Rep(RepId.of(key), 7),
        Optional.of(ADA),
        enabled,
        Optional.empty());
  }

  private static DirectoryEntry person(int serial) {
    RecordKey key = new RecordKey(1, serial);
    return new PersonEntry(key, new Text("Ada"), new PersonRef(key, Optional.empty()));
  }

  private void changed(Subject subject, DirectoryEntry entry) {
    directory.entryChanged(DirectoryKey.of(subject, entry), Optional.of(entry));
  }

  private void removed(Subject subject, DirectoryEntry entry) {
    directory.entryChanged(DirectoryKey.of(subject, entry), Optional.empty());
  }

  @Test
  void aLookupIsAnsweredAtOnceAlsoIfNobodyIsFound() {
    directory.ordered(FIRST);

    assertThat(said.take()).containsExactly("crm:1-1 is told of []");
  }

  @Test
  void aRepeatedLookupIsAnsweredAgain() {
    directory.ordered(FIRST);
    said.take();

    directory.ordered(FIRST);

    assertThat(said.take()).containsExactly("crm:1-1 is told of []");
  }

  @Test
  void allWhoAskedAreToldOfAChange() {
    directory.ordered(FIRST);
    directory.ordered(SECOND);
    said.take();

    changed(SUBJECT, person(5));

    assertThat(said.take()).containsExactly("crm:1-1 is told of [1-5]", "crm:1-2 is told of [1-5]");
  }

  @Test
  void allThatAreFoundAreToldAndNotOnlyTheOneThatChanged() {
    changed(SUBJECT, person(5));
    directory.ordered(FIRST);
    said.take();

    changed(SUBJECT, person(6));
    removed(SUBJECT, person(5));

    assertThat(said.take())
        .containsExactly("crm:1-1 is told of [1-5, 1-6]", "crm:1-1 is told of [1-6]");
  }

  @Test
  void whatChangesNothingIsNotTold() {
    changed(SUBJECT, person(5));
    directory.ordered(FIRST);
    said.take();

    changed(SUBJECT, person(5));
    removed(SUBJECT, person(6));

    assertThat(said.take()).isEmpty();
  }

  @Test
  void whoWithdrewIsNotToldAnyMore() {
    directory.ordered(FIRST);
    directory.ordered(SECOND);
    directory.withdrawn(FIRST);
    said.take();

    changed(SUBJECT, person(5));

    assertThat(said.take()).containsExactly("crm:1-2 is told of [1-5]");
  }

  @Test
  void whoAskedForAnotherSubjectIsNotTold() {
    directory.ordered(new LookupKey(Subject.of(new RepId(1)), FIRST.appointment()));
    said.take();

    changed(SUBJECT, person(5));

    assertThat(said.take()).isEmpty();
  }

  @Test
  void aMailboxIsOnAsLongAsAnEnabledRepHasItsAddress() {
    changed(SUBJECT, rep(1, true));
    assertThat(said.take())
        .containsExactly("ada@contoso.test on: rep 1-1 (Ada) has this address and is enabled");

    changed(SUBJECT, rep(1, false));
    assertThat(said.take())
        .containsExactly(
            "ada@contoso.test off: rep 1-1 (Ada) has this address, but is not enabled");

    changed(SUBJECT, rep(1, true));
    removed(SUBJECT, rep(1, true));
    assertThat(said.take())
        .hasSize(2)
        .last()
        .isEqualTo("ada@contoso.test off: no rep of the CRM has this address");
  }

  @Test
  void aSecondEnabledRepLeavesTheMailboxOn() {
    changed(SUBJECT, rep(1, true));
    said.take();

    changed(SUBJECT, rep(2, true));
    removed(SUBJECT, rep(1, true));

    assertThat(said.take()).isEmpty();
  }

  @Test
  void aPersonOrARepThatIsNotEnabledHasNoMailbox() {
    changed(SUBJECT, person(5));
    changed(SUBJECT, rep(1, false));

    assertThat(said.take()).isEmpty();
  }

  @Test
  void whatIsNoAddressIsNoMailbox() {
    changed(Subject.of(new EmailAddress("ada at contoso")), rep(1, true));

    assertThat(said.take()).isEmpty();
  }

  @Test
  void aRepFoundByNumberEnrolsNothing() {
    changed(Subject.of(new RepId(1_000_000_001)), rep(1, true));

    assertThat(said.take()).isEmpty();
  }
}
