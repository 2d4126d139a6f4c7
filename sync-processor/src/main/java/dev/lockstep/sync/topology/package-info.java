/** The Kafka Streams topology around the decision core: it loads, calls, stores and forwards. */
@NullMarked
package dev.lockstep.sync.topology;

import org.jspecify.annotations.NullMarked;
