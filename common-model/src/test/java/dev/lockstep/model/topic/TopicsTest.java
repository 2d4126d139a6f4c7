package dev.lockstep.model.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final AppointmentKey SERIES = AppointmentKey.bornInGroupware("0400|00");
  private static final AppointmentKey OCCURRENCE = SERIES.occurrence(LocalDate.of(2026, 12, 8));

  /** Those whose key is an appointment's, and which no other part of the key parts. */
  private static final Set<String> BY_APPOINTMENT =
      Set.of(
          "groupware.changes",
          "crm.changes",
          "crm.commands",
          "groupware.results",
          "crm.results",
          "directory.answers",
          "gate.answers",
          "decisions",
          "operator.actions");

  @Test
  void allThatConcernsAnOccurrenceIsInThePartitionOfItsSeries() {
    Set<String> checked = new TreeSet<>();
    for (Topic<?, ?> topic : Topics.ALL) {
      if (BY_APPOINTMENT.contains(topic.name())) {
        assertThat(partition(topic, OCCURRENCE))
            .as(topic.name())
            .isEqualTo(partition(topic, SERIES));
        checked.add(topic.name());
      }
    }
    assertThat(checked).containsExactlyInAnyOrderElementsOf(BY_APPOINTMENT);
  }

  @Test
  void noOtherTopicIsPartitionedByAnAppointment() {
    assertThat(Topics.ALL)
        .filteredOn(topic -> !BY_APPOINTMENT.contains(topic.name()))
        .noneMatch(topic -> isByAppointment(topic));
  }

  private static <K> boolean isByAppointment(Topic<K, ?> topic) {
    try {
      K key = topic.keyParser().apply(text(topic.name(), OCCURRENCE));
      boolean namesOne =
          key instanceof AppointmentKey || key instanceof SourceKey || key instanceof LookupKey;
      return namesOne && topic.partitionBy().apply(key).contains(SERIES.value());
    } catch (IllegalArgumentException _) {
      return false; // it has keys of another kind
    }
  }

  private static <K> String partition(Topic<K, ?> topic, AppointmentKey appointment) {
    return topic.partitionBy().apply(topic.keyParser().apply(text(topic.name(), appointment)));
  }

  private static String text(String topic, AppointmentKey appointment) {
    EmailAddress ada = new EmailAddress("ada@contoso.test");
    return switch (topic) {
      case "groupware.changes", "crm.changes" -> SourceKey.ofMailbox(appointment, ada).toString();
      case "directory.answers", "directory.lookups" ->
          new LookupKey(Subject.of(ada), appointment).toString();
      default -> appointment.value();
    };
  }
}
