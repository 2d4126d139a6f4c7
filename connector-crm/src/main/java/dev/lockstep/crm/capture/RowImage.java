package dev.lockstep.crm.capture;

import java.util.Map;
import java.util.Optional;

/**
 * A row before or after a change, as far as the capture looks at it: values as text by the physical
 * names of their columns; what is NULL is not there.
 */
record RowImage(Map<String, String> values) {

  RowImage {
    values = Map.copyOf(values);
  }

  Optional<String> get(String column) {
    return Optional.ofNullable(values.get(column));
  }
}
