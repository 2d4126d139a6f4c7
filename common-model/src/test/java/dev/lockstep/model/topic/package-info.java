/** Tests of the topics. */
@NullMarked
package dev.lockstep.model.topic;

import org.jspecify.annotations.NullMarked;
