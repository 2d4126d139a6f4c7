@NullMarked
package dev.lockstep.model.json;

import org.jspecify.annotations.NullMarked;
