@NullMarked
package dev.lockstep.crm.sink;

import org.jspecify.annotations.NullMarked;
