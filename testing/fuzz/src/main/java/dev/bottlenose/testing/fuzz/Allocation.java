package dev.bottlenose.testing.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the memory that some work takes, to find what a peer can have reserved by announcing a length. */
public final class Allocation {
    /** What any work may take, in bytes: buffers of a fixed size, and the fuzzer's own records. */
    private static final long FIXED = 1 << 20;

    /** What may become of a byte, in bytes: a digit of an array becomes a number with its text. */
    private static final long FOR_EACH_BYTE = 400;

    private Allocation() {}

    /** Some work. */
    public interface Work {
        void run() throws Exception;
    }

    /**
     * Runs the work and returns how many bytes it allocated on this thread.
     *
     * @throws Exception what the work throws
     */
    public static long of(Work work) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        work.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    /**
     * Runs the work, which reads an input of this size, once or twice.
     *
     * @param size in bytes
     * @throws AssertionError if it allocated more than the input can be worth
     * @throws Exception what the work throws
     */
    public static void check(int size, Work work) throws Exception {
        long most = FIXED + FOR_EACH_BYTE * size;
        // The first run may load classes, which a fuzzer instruments.
        long allocated = of(work) > most ? of(work) : 0;
        if (allocated > most) {
            throw new AssertionError(size + " bytes of input took " + allocated + " bytes of memory");
        }
    }
}
