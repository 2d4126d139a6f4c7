package dev.lockstep.sync.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.series.Series;
import dev.lockstep.sync.series.SeriesView;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.zone.ZoneRulesProvider;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is stored of a series must stay readable for years. */
class SeriesShelfTest {

  private static final SourceKey KEY = SourceKey.ofMailbox(Samples.KEY, Samples.ADA);

  private final ObjectMapper mapper = Json.mapper();
  private final SeriesShelf shelf = new SeriesShelf(mapper);

  private static byte[] golden() throws IOException {
    try (InputStream in = SeriesShelfTest.class.getResourceAsStream("series-v1.json")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private SeriesView view() throws IOException {
    return shelf.read(KEY, golden()).orElseThrow();
  }

  @Test
  void whatVersionOneStoredIsReadAndStoredTheSame() throws Exception {
    SeriesView view = view();

    assertThat(view.until()).isEqualTo(LocalDate.of(2027, 12, 1));
    assertThat(view.shown().series().occurrence(LocalDate.of(2026, 12, 8)))
        .map(occurrence -> occurrence.subject())
        .contains(new Text("Visit, later"));
    assertThat(mapper.readTree(shelf.write(KEY, view))).isEqualTo(mapper.readTree(golden()));
  }

  private static byte[] golden(String zoneData) throws IOException {
    return new String(golden(), UTF_8).replace("2025b", zoneData).getBytes(UTF_8);
  }

  @Test
  void whetherASeriesIsDueIsToldWithoutReadingAllOfIt() throws Exception {
    String today = ZoneRulesProvider.getVersions("Europe/Vienna").lastEntry().getKey();

    assertThat(shelf.isDue(golden(today), LocalDate.of(2027, 12, 15))).isTrue();
    assertThat(shelf.isDue(golden(today), LocalDate.of(2027, 12, 14))).isFalse();
    assertThat(shelf.isDue(golden("2007a"), LocalDate.of(2027, 12, 14)))
        .as("zone data have changed")
        .isTrue();
  }

  @Test
  void whatCannotBeReadIsNotTakenForNothing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> shelf.read(KEY, "{}".getBytes(UTF_8)))
        .withMessageContaining(KEY.toString());
    assertThat(shelf.read(KEY, null)).isEmpty();
  }

  @Test
  void aSeriesThatNoStoreTakesIsRefusedBeforeAnythingIsStored() throws Exception {
    SeriesView view = view();
    SeriesObserved shown = view.shown();
    Series series = shown.series();
    Series large =
        new Series(
            series.content().with(new Text("x".repeat(TopicProvisioner.MAX_RECORD_BYTES))),
            series.zone(),
            series.recurrence());
    SeriesView tooLarge =
        new SeriesView(
            new SeriesObserved(
                shown.event(),
                shown.iCalUId(),
                shown.version(),
                shown.organizer(),
                shown.organized(),
                shown.cancelled(),
                large,
                shown.anew(),
                shown.reductions()),
            view.since(),
            view.until(),
            view.moved(),
            view.next(),
            view.clock());

    assertThatThrownBy(() -> shelf.write(KEY, tooLarge)).isInstanceOf(Outlets.TooLarge.class);
  }
}
