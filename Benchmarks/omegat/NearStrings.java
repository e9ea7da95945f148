import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.omegat.core.Core;
import org.omegat.core.data.ExternalTMX;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.matching.NearString;
import org.omegat.core.statistics.FindMatches;
import org.omegat.tokenizer.ITokenizer;
import org.omegat.tokenizer.LuceneEnglishTokenizer;

/**
 * OmegaT's fuzzy matching without its window: queries on standard input, one line of JSON for each on standard output.
 *
 * The memory is read by OmegaT's own reader, as a file below tm/ would be, and every query is answered by a new
 * FindMatches, as the editor does when the user goes to another segment.
 *
 *     java -cp CLASSES:OmegaT.jar NearStrings MEMORY.tmx THRESHOLD LIMIT
 */
public class NearStrings {
    public static void main(String[] arguments) throws Exception {
        File file = new File(arguments[0]);
        int threshold = Integer.parseInt(arguments[1]);
        int limit = Integer.parseInt(arguments[2]);
        PrintStream out = new PrintStream(System.out, true, "UTF-8");

        ProjectProperties properties = properties();
        ExternalTMX memory = new ExternalTMX(properties, file, false, false);
        IProject project = project(properties, Collections.singletonMap(file.getName(), memory));
        Core.setProject(project);
        ITokenizer tokenizer = new LuceneEnglishTokenizer();
        out.println("{\"ready\":" + memory.getEntries().size() + "}");

        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            FindMatches finder = new FindMatches(tokenizer, limit, true, false);
            out.println(json(finder.search(project, line, true, false, () -> false), threshold));
        }
    }

    /** English to Russian, without segmenting the memory's units again. */
    private static ProjectProperties properties() {
        ProjectProperties properties = new ProjectProperties() { };
        properties.setSourceLanguage("en");
        properties.setTargetLanguage("ru");
        properties.setSourceTokenizer(LuceneEnglishTokenizer.class);
        properties.setSentenceSegmentingEnabled(false);
        properties.setSupportDefaultTranslations(true);
        return properties;
    }

    /** A project with nothing in it but its properties and memories. */
    private static IProject project(ProjectProperties properties, Map<String, ExternalTMX> memories) {
        return (IProject) Proxy.newProxyInstance(NearStrings.class.getClassLoader(), new Class<?>[] {IProject.class},
            (proxy, method, values) -> {
                switch (method.getName()) {
                    case "getProjectProperties": return properties;
                    case "getTransMemories": return memories;
                    case "getAllEntries": return Collections.emptyList();
                    case "isProjectLoaded": return true;
                    case "isOrphaned": return false;
                    default: return null;
                }
            });
    }

    private static String json(List<NearString> found, int threshold) {
        StringBuilder text = new StringBuilder("{\"matches\":[");
        String comma = "";
        for (NearString match : found) {
            int score = match.scores[0].score;
            if (score < threshold) {
                continue;
            }
            text.append(comma).append("{\"score\":").append(score);
            text.append(",\"source\":").append(quoted(match.source));
            text.append(",\"target\":").append(quoted(match.translation)).append('}');
            comma = ",";
        }
        return text.append("]}").toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
