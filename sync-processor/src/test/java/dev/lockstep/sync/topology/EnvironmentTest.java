package dev.lockstep.sync.topology;

import static dev.lockstep.sync.topology.Samples.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Where and in which language the processor runs changes nothing that it says or does. */
@Isolated("changes the default locale and time zone")
class EnvironmentTest {

  /** One with an i of its own, and one with digits of its own. */
  private static final List<String> LOCALES = List.of("tr-TR", "ar-EG-u-nu-arab");

  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "Pacific/Apia");

  private final ObjectMapper mapper = Json.mapper();
  @TempDir private Path folder;

  @Test
  void neitherLocaleNorTimeZoneOfTheProcessMatters() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      Locale.setDefault(Locale.ROOT);
      List<String> expected = history("plain");
      assertThat(expected).hasSizeGreaterThan(10);
      for (String tag : LOCALES) {
        for (String id : ZONES) {
          Locale.setDefault(Locale.forLanguageTag(tag));
          TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(id)));

          assertThat(history(tag + id.replace('/', '-'))).as("%s, %s", tag, id).isEqualTo(expected);
        }
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  /** All that is decided and told of a series in its first month. */
  private List<String> history(String name) throws JsonProcessingException {
    List<String> history = new ArrayList<>();
    try (SeriesBench bench = new SeriesBench(folder.resolve(name))) {
      Series monthly = SeriesBench.series("FREQ=MONTHLY");
      LocalDate third = SeriesBench.TODAY.plusMonths(3);
      Series edited =
          monthly
              .without(SeriesBench.TODAY.plusMonths(1))
              .withOccurrence(
                  third,
                  monthly.ruled(third).with(new Text("Iiİı")).with(Samples.participants(CARL)));
      bench.shows(monthly);
      note(bench, history);
      bench.shows(edited);
      note(bench, history);
      bench.edit(SeriesBench.TODAY.plusMonths(8), "In summer");
      bench.topology().pass(Duration.ofDays(30));
      note(bench, history);
      bench.shows(SeriesBench.series("FREQ=MONTHLY;INTERVAL=2"));
      note(bench, history);
    }
    return history;
  }

  private void note(SeriesBench bench, List<String> history) throws JsonProcessingException {
    for (var command : bench.crmCarriesOut().values()) {
      history.add(mapper.writeValueAsString(command));
    }
    for (var command : bench.topology().values(Topics.GROUPWARE_COMMANDS)) {
      history.add(mapper.writeValueAsString(command));
    }
    for (var decision : bench.topology().values(Topics.DECISIONS)) {
      history.add(mapper.writeValueAsString(decision));
    }
  }
}
