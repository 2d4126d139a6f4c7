package dev.lockstep.crm.mapping;

import java.util.Map;
import java.util.Optional;

/**
 * A catalog of the CRM: which number stands for which meaning.
 *
 * @param numbers the number of every meaning; no two have the same
 */
public record CodeList<E extends Enum<E>>(Map<E, Integer> numbers) {

  public CodeList {
    numbers = Map.copyOf(numbers);
  }

  /** The number that stands for the meaning. */
  public int number(E meaning) {
    Integer number = numbers.get(meaning);
    if (number == null) {
      throw new IllegalStateException("no number is mapped for " + meaning);
    }
    return number;
  }

  /** What the number stands for; empty if the catalog does not say. */
  public Optional<E> meaning(int number) {
    return numbers.entrySet().stream()
        .filter(entry -> entry.getValue() == number)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
