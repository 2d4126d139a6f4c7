package dev.lockstep.sync.topology;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.sync.series.SeriesView;
import dev.lockstep.sync.series.ZoneClock;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of what mailboxes show of series. */
final class SeriesShelf {

  /** Room is left for headers and for the frame of the batch. */
  private static final int LARGEST = TopicProvisioner.MAX_RECORD_BYTES - 64 * 1024;

  private final ObjectReader views;
  private final ObjectWriter writer;
  private final ObjectReader dues;

  SeriesShelf(ObjectMapper mapper) {
    this.views = mapper.readerFor(SeriesView.class);
    this.writer = mapper.writerFor(SeriesView.class);
    this.dues = mapper.readerFor(Due.class);
  }

  /** The part of a view that tells whether time going on means something to it. */
  @JsonIgnoreProperties(ignoreUnknown = true) // else the rest is copied before it is passed over
  private record Due(Optional<LocalDate> next, ZoneClock clock) {}

  Optional<SeriesView> read(SourceKey key, byte @Nullable [] stored) {
    try {
      return stored == null ? Optional.empty() : Optional.of(views.readValue(stored));
    } catch (IOException e) {
      throw new IllegalStateException("the stored series " + key + " cannot be read", e);
    }
  }

  /**
   * What is to be stored.
   *
   * @throws Outlets.TooLarge if the store's changelog does not take it
   */
  byte[] write(SourceKey key, SeriesView view) {
    try {
      byte[] bytes = writer.writeValueAsBytes(view);
      if (bytes.length > LARGEST) {
        throw new Outlets.TooLarge("no store takes the series " + key + ": " + bytes.length);
      }
      return bytes;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the series " + key + " cannot be written", e);
    }
  }

  /**
   * Whether a horizon that ends before this date may have reached something new, or zone data have
   * changed.
   */
  boolean isDue(byte[] stored, LocalDate until) {
    try {
      Due due = dues.readValue(stored);
      return due.next().filter(next -> next.isBefore(until)).isPresent()
          || !due.clock().isUpToDate();
    } catch (IOException e) {
      return true; // whoever reads all of it says what is wrong
    }
  }
}
