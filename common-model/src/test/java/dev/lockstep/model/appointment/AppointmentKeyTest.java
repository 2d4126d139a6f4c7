package dev.lockstep.model.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.model.appointment.AppointmentKey.Origin;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.topic.Topics;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppointmentKeyTest {

  private static final LocalDate DATE = LocalDate.of(2026, 5, 4);
  private static final AppointmentKey SERIES = AppointmentKey.bornInGroupware("0400|00/8=");

  @Test
  void anOccurrenceIsNamedByItsSeriesAndItsDate() {
    AppointmentKey occurrence = SERIES.occurrence(DATE);

    assertThat(occurrence.value()).isEqualTo("gw:0400|00/8=/2026-05-04");
    assertThat(occurrence.occurrence()).contains(DATE);
    assertThat(occurrence.series()).isEqualTo(SERIES);
    assertThat(occurrence.origin()).isEqualTo(Origin.GROUPWARE);
    assertThat(SERIES.occurrence()).isEmpty();
    assertThat(SERIES.series()).isSameAs(SERIES);
  }

  @Test
  void anEventOfOurOwnThatAUserMadeASeriesHasOccurrencesToo() {
    AppointmentKey occurrence = AppointmentKey.bornInCrm(2, 17).occurrence(DATE);

    assertThat(new AppointmentKey(occurrence.value())).isEqualTo(occurrence);
    assertThat(occurrence.origin()).isEqualTo(Origin.CRM);
    assertThat(occurrence.series()).isEqualTo(AppointmentKey.bornInCrm(2, 17));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x/2026-05-04", "x/2026-05-04/", "x/2026-05-04//", "x/0000-00-00"})
  void anICalUIdThatEndsLikeAnOccurrenceIsNone(String iCalUId) {
    AppointmentKey key = AppointmentKey.bornInGroupware(iCalUId);

    assertThat(key.occurrence()).isEmpty();
    assertThat(key.occurrence(DATE).series()).isEqualTo(key);
  }

  @Test
  void differentICalUIdsHaveDifferentKeys() {
    List<String> ids = List.of("x", "x/", "x/2026-05-04", "x/2026-05-04/", "x/2026-05-04//");

    assertThat(ids.stream().map(AppointmentKey::bornInGroupware).collect(Collectors.toSet()))
        .hasSameSizeAs(ids);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gw:", "crm:1", "crm:1-2/x", "crm:1-2/2026-02-30", "gw:/2026-05-04", "x:1"})
  void whatIsNoKeyIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AppointmentKey(text))
        .withMessageContaining(text);
  }

  @Test
  void anOccurrenceHasNoOccurrences() {
    AppointmentKey occurrence = SERIES.occurrence(DATE);

    assertThatIllegalStateException().isThrownBy(() -> occurrence.occurrence(DATE));
  }

  @Test
  void allThatHoldsAKeyTakesAnOccurrence() {
    AppointmentKey key = SERIES.occurrence(DATE);
    CommandId command = new CommandId(key, Side.CRM, 3);
    LookupKey lookup = new LookupKey(Subject.of(new EmailAddress("a@b.test")), key);
    SourceKey source = SourceKey.ofMailbox(key, new EmailAddress("a@b.test"));

    assertThat(CommandId.parse(command.toString())).isEqualTo(command);
    assertThat(LookupKey.parse(lookup.toString())).isEqualTo(lookup);
    assertThat(SourceKey.parse(source.toString())).isEqualTo(source);
  }

  @Test
  void aSeriesAndItsOccurrencesAreInOnePartition() {
    TopicCodec<AppointmentKey, ?> codec = new TopicCodec<>(Topics.DECISIONS, Json.mapper());
    int partition = codec.partition(SERIES, 32);

    assertThat(DATE.datesUntil(DATE.plusDays(40)))
        .allSatisfy(
            date -> assertThat(codec.partition(SERIES.occurrence(date), 32)).isEqualTo(partition));
  }
}
