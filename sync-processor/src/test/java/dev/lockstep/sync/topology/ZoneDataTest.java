package dev.lockstep.sync.topology;

import static dev.lockstep.sync.topology.Samples.ADA;
import static dev.lockstep.sync.topology.Samples.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.rules.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state changes its mind about summer time, and the JDK learns of it. */
class ZoneDataTest {

  private static final Lawmaker LAWMAKER = new Lawmaker("Test/Undecided");

  @TempDir private Path stateDir;

  /** The zone data of one region: as in Berlin, until it is decided to do as in Lagos. */
  private static final class Lawmaker extends ZoneRulesProvider {
    private final String region;
    private final TreeMap<String, ZoneRules> versions = new TreeMap<>();

    Lawmaker(String region) {
      this.region = region;
    }

    ZoneId zone() {
      return ZoneId.of(region);
    }

    void decide(String version, String as) {
      versions.put(version, ZoneId.of(as).getRules());
    }

    void forget() {
      versions.clear();
      decide("2026a", "Europe/Berlin");
    }

    @Override
    protected Set<String> provideZoneIds() {
      return Set.of(region);
    }

    @Override
    protected @Nullable ZoneRules provideRules(String zoneId, boolean forCaching) {
      return forCaching ? null : versions.lastEntry().getValue();
    }

    @Override
    protected NavigableMap<String, ZoneRules> provideVersions(String zoneId) {
      return new TreeMap<>(versions);
    }
  }

  @BeforeAll
  static void register() {
    LAWMAKER.forget();
    ZoneRulesProvider.registerProvider(LAWMAKER);
  }

  @BeforeEach
  void forget() {
    LAWMAKER.forget();
  }

  @Test
  void newZoneDataAreSaidOfTheSeriesAndNothingIsWritten() {
    try (TopologyBench bench = new TopologyBench(stateDir, Policy.DEFAULT)) {
      bench.send(
          Topics.CRM_DIRECTORY,
          DirectoryKey.of(Subject.of(ADA), Samples.ada(true)),
          Samples.ada(true));
      ZoneId zone = LAWMAKER.zone();
      LocalDate today = TopologyBench.START.atZone(zone).toLocalDate();
      bench.send(Topics.GROUPWARE_CHANGES, SourceKey.ofMailbox(KEY, ADA), daily(zone, today));
      assertThat(bench.values(Topics.CRM_COMMANDS)).hasSize(366);
      bench.forget();

      LAWMAKER.decide("2026b", "Africa/Lagos");
      bench.pass(Duration.ofDays(1));

      long summerDays =
          today
              .plusDays(1)
              .datesUntil(today.plusDays(366))
              .map(date -> date.atTime(9, 0).atZone(ZoneId.of("Europe/Berlin")))
              .filter(nine -> nine.getOffset().getTotalSeconds() == 7200)
              .count();
      assertThat(bench.values(Topics.GROUPWARE_COMMANDS)).isEmpty();
      assertThat(bench.values(Topics.CRM_COMMANDS)).as("the new last day").hasSize(1);
      assertThat(bench.values(Topics.DECISIONS))
          .filteredOn(decision -> decision.appointment().equals(KEY))
          .singleElement()
          .satisfies(
              decision -> {
                assertThat(decision.rule()).isEqualTo(Rule.REC);
                assertThat(decision.origin()).startsWith("horizon@");
                assertThat(decision.words())
                    .isEqualTo(
                        "new zone data of Test/Undecided (2026a, now 2026b): "
                            + summerDays
                            + " occurrences take place at another instant;"
                            + " wall times stay, and nothing is written");
              });
      bench.forget();

      LAWMAKER.decide("2026c", "Africa/Lagos");
      bench.pass(Duration.ofDays(1));

      assertThat(bench.values(Topics.DECISIONS))
          .as("another version that says the same")
          .noneMatch(decision -> decision.appointment().equals(KEY));
    }
  }

  private static SeriesObserved daily(ZoneId zone, LocalDate today) {
    Timing nine = new Timing.Timed(today.atTime(9, 0), today.atTime(9, 30), zone);
    return new SeriesObserved(
        new EventRef(ADA, "AAMk-master"),
        "uid",
        "v1",
        ADA,
        true,
        false,
        new Series(
            Appointment.of(new Text("Standup"), nine),
            zone,
            Recurrence.of(RruleReader.read("FREQ=DAILY"))),
        new TreeSet<>(),
        List.of());
  }
}
