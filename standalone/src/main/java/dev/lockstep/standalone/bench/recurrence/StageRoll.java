package dev.lockstep.standalone.bench.recurrence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Samples;
import dev.lockstep.sync.series.FanOut;
import dev.lockstep.sync.series.SeriesHorizon;
import dev.lockstep.sync.series.SeriesView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The series stage alone: daily series of which the horizon is full are read from their stored
 * bytes, rolled on by a day and written again.
 */
final class StageRoll {

  private static final int ROUNDS = 5;

  private StageRoll() {}

  static Figure measure(Run run, int series) throws IOException {
    run.say("the stage alone");
    ObjectMapper mapper = Json.mapper();
    FanOut fanOut = new FanOut(SeriesHorizon.DEFAULT, new OccurrenceDigest(mapper));
    Instant now = Instant.now();
    byte[] stored = stored(mapper, fanOut, now);
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < series; i++) {
        FanOut.Step step =
            fanOut.rolled(mapper.readValue(stored, SeriesView.class), now.plus(Duration.ofDays(1)));
        if (step.handed().size() != 1
            || mapper.writeValueAsBytes(step.view().orElseThrow()).length == 0) {
          throw new IllegalStateException("one occurrence comes in: " + step.handed());
        }
      }
      seconds.add((System.nanoTime() - begin) / 1e9);
    }
    return Figure.of(
        "the stage alone: %,d daily series, 396 occurrences each, rolled on by a day"
            .formatted(series),
        "s",
        new Samples(seconds));
  }

  private static byte[] stored(ObjectMapper mapper, FanOut fanOut, Instant now)
      throws JsonProcessingException {
    LocalDate longAgo = now.atZone(SampleSeries.ZONE).toLocalDate().minusYears(2);
    FanOut.Step first = fanOut.shown(Optional.empty(), new SampleSeries(0).from(longAgo), now);
    return mapper.writeValueAsBytes(first.view().orElseThrow());
  }
}
