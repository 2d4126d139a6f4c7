package dev.lockstep.standalone.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What happens, in words, if anybody wants to hear it: most histories are never told. */
public final class Story {

  private final Optional<List<String>> sentences;

  private Story(Optional<List<String>> sentences) {
    this.sentences = sentences;
  }

  /** One that nobody hears. */
  public static Story untold() {
    return new Story(Optional.empty());
  }

  /** One that is told. */
  public static Story told() {
    return new Story(Optional.of(new ArrayList<>()));
  }

  void tell(Supplier<String> sentence) {
    if (sentences.isPresent()) {
      sentences.get().add(sentence.get());
    }
  }

  /** The sentences so far; none if it is not told. */
  public List<String> sentences() {
    return sentences.map(List::copyOf).orElse(List.of());
  }
}
