package dev.lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.Categories;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Subject;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that say themselves when they are equal leave no component out. */
class EqualityTest {

  private static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  private static final RecordKey ONE = new RecordKey(1, 1);
  private static final RecordKey TWO = new RecordKey(2, 2);

  /** Two of a kind that differ in each component. */
  record Pair(Record one, Record other) {}

  static Stream<Pair> pairs() {
    return Stream.of(
        new Pair(new Text("a"), new Text("b")),
        new Pair(new EmailAddress("a@contoso.test"), new EmailAddress("b@contoso.test")),
        new Pair(AppointmentKey.bornInCrm(1, 1), AppointmentKey.bornInCrm(1, 2)),
        new Pair(Categories.NONE, new Categories(List.of("a"))),
        new Pair(ONE, TWO),
        new Pair(new Marking(false, 1, "a"), new Marking(true, 2, "b")),
        new Pair(
            new DirectoryKey(Subject.of(ADA), "kp/1-1"),
            new DirectoryKey(Subject.of(new EmailAddress("bob@contoso.test")), "kp/1-2")),
        new Pair(appointment(), otherAppointment()),
        new Pair(
            new CrmRecord(
                appointment(),
                Optional.empty(),
                Optional.empty(),
                ImmutableSortedMap.of(),
                Set.of(),
                Status.PLANNED,
                Marking.NONE,
                false),
            new CrmRecord(
                otherAppointment(),
                Optional.of(new Rep(RepId.of(ONE), 1)),
                Optional.of(new PersonRef(ONE, Optional.of(TWO))),
                ImmutableSortedMap.of(ADA, new ParticipantRef.External(ONE)),
                Set.of(new ParticipantRef.External(TWO)),
                Status.DONE,
                Marking.DELETED_IN_GROUPWARE,
                true)));
  }

  private static Appointment appointment() {
    LocalDate day = LocalDate.of(2026, 11, 2);
    return Appointment.of(new Text("a"), new Timing.AllDay(day, day.plusDays(1)));
  }

  private static Appointment otherAppointment() {
    LocalDate day = LocalDate.of(2026, 11, 3);
    return new Appointment(
        new Text("b"),
        new Text("text"),
        new Text("location"),
        new Timing.AllDay(day, day.plusDays(1)),
        new Participants(
            List.of(
                new Participant(
                    ADA, Text.EMPTY, Participant.Role.REQUIRED, Participant.Response.NONE))),
        Availability.FREE,
        Visibility.PRIVATE,
        new Reminder.Before(15),
        new Categories(List.of("a")));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void eachComponentCounts(Pair pair) throws ReflectiveOperationException {
    RecordComponent[] components = pair.one().getClass().getRecordComponents();
    Record same = with(pair, -1);

    assertThat(same).isEqualTo(pair.one()).hasSameHashCodeAs(pair.one());

    for (int i = 0; i < components.length; i++) {
      assertThat(with(pair, i)).as(components[i].getName()).isNotEqualTo(pair.one());
    }
  }

  /** The first of a pair made anew, with one component of the other. */
  private static Record with(Pair pair, int replaced) throws ReflectiveOperationException {
    RecordComponent[] components = pair.one().getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = components[i].getAccessor().invoke(i == replaced ? pair.other() : pair.one());
    }
    Constructor<? extends Record> constructor =
        pair.one()
            .getClass()
            .getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    return constructor.newInstance(values);
  }
}
