package dev.lockstep.model.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every other sorted map does must be the same here: the JDK's is the yardstick. */
class FrozenSortedMapTest {

  private static final TreeMap<String, Integer> TREE =
      new TreeMap<>(Map.of("b", 2, "d", 4, "a", 1, "e", 5, "c", 3));

  private final FrozenSortedMap<String, Integer> frozen = FrozenSortedMap.copyOf(TREE);

  @Test
  void itHoldsWhatItWasCopiedFromInTheOrderOfTheKeys() {
    assertThat(frozen).isEqualTo(TREE).hasSameHashCodeAs(TREE).hasToString(TREE.toString());
    assertThat(TREE).isEqualTo(frozen);
    assertThat(frozen.keySet()).containsExactlyElementsOf(TREE.keySet());
    assertThat(frozen.values()).containsExactlyElementsOf(TREE.values());
    assertThat(frozen.firstKey()).isEqualTo("a");
    assertThat(frozen.lastKey()).isEqualTo("e");
    assertThat(frozen.comparator()).isNull();
  }

  @Test
  void everyKeyIsFoundAndNoOther() {
    TREE.forEach((key, value) -> assertThat(frozen).containsEntry(key, value));
    for (String other : List.of("", "aa", "bb", "f")) {
      assertThat(frozen.get(other)).isNull();
      assertThat(frozen).doesNotContainKey(other);
    }
    assertThat(frozen.get(null)).isNull();
  }

  @Test
  void whatComesInAnotherOrderIsSorted() {
    assertThat(FrozenSortedMap.copyOf(new HashMap<>(TREE)).keySet())
        .containsExactly("a", "b", "c", "d", "e");
    TreeMap<String, Integer> backwards = new TreeMap<>(Collections.reverseOrder());
    backwards.putAll(TREE);
    assertThat(FrozenSortedMap.copyOf(backwards)).isEqualTo(frozen);
    assertThat(FrozenSortedMap.copyOf(backwards).firstKey()).isEqualTo("a");
  }

  @Test
  void whatIsChangedInTheOriginalDoesNotChangeTheCopy() {
    TreeMap<String, Integer> original = new TreeMap<>(TREE);
    FrozenSortedMap<String, Integer> copy = FrozenSortedMap.copyOf(original);
    original.clear();
    assertThat(copy).isEqualTo(TREE);
  }

  @Test
  void itCannotBeChanged() {
    assertThatThrownBy(() -> frozen.put("f", 6)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> frozen.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> frozen.keySet().remove("a"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> frozen.values().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> frozen.entrySet().iterator().next().setValue(7))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(frozen).isEqualTo(TREE);
  }

  @Test
  void aCopyOfACopyIsTheSameObject() {
    assertThat(FrozenSortedMap.copyOf(frozen)).isSameAs(frozen);
  }

  @Test
  void partsOfItAreThoseOfTheTree() {
    assertThat(frozen.headMap("c")).isEqualTo(TREE.headMap("c"));
    assertThat(frozen.tailMap("c")).isEqualTo(TREE.tailMap("c"));
    assertThat(frozen.subMap("b", "d")).isEqualTo(TREE.subMap("b", "d"));
  }

  @Test
  void twoWithOtherKeysOrOtherValuesDiffer() {
    assertThat(frozen).isEqualTo(FrozenSortedMap.copyOf(new TreeMap<>(TREE)));
    TreeMap<String, Integer> otherValue = new TreeMap<>(TREE);
    otherValue.put("c", 33);
    assertThat(frozen).isNotEqualTo(FrozenSortedMap.copyOf(otherValue));
    TreeMap<String, Integer> otherKey = new TreeMap<>(TREE);
    otherKey.remove("c");
    otherKey.put("cc", 3);
    assertThat(frozen).isNotEqualTo(FrozenSortedMap.copyOf(otherKey));
  }

  @Test
  void anEmptyOneHasNeitherFirstNorLast() {
    FrozenSortedMap<String, Integer> empty = FrozenSortedMap.copyOf(new HashMap<String, Integer>());
    assertThat(empty).isEmpty();
    assertThatThrownBy(empty::firstKey).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(empty::lastKey).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void valuesAreFoundByTheirKeysAndOfTwoTheLaterCounts() {
    assertThat(FrozenSortedMap.byKey(List.of("a1", "b1"), value -> value.substring(0, 1)))
        .isEqualTo(Map.of("a", "a1", "b", "b1"));
    assertThat(FrozenSortedMap.byKey(List.of("b1", "a1", "b2"), value -> value.substring(0, 1)))
        .isEqualTo(Map.of("a", "a1", "b", "b2"));
    assertThat(FrozenSortedMap.byKey(List.of("a1", "a2"), value -> value.substring(0, 1)))
        .isEqualTo(Map.of("a", "a2"));
  }
}
